"""Given names and trades before a name, streets and firms behind it: they say that another bears it.

Facts, written down by us: common given names in Latin, Cyrillic, Arabic and Hebrew letters.
"""

from __future__ import annotations

_LATIN = """
Alparslan Alpaslan Selçuk Selcuk Haluk Nihat Şemsi Erdoğan Özdemir Hazal Gülay Sevil
Benzion Bentzion Zeinab Negar Narjes Fatemeh Fatimah Soraya Kianoush Houshang Faezeh Azadeh Golshifteh Sahar Simin
Taraneh Hadas Noa Gal Menachem Uri Tomer Rivka Ofer Chiara Federica Rui Tiago Inês Duarte Vasco Sofie Søren Mette
Kirsten Olof Pekka Jukka Matti Sanna Aino Eero Joost Wim Sanne Femke Jeroen Bram Marieke Aaron Abbas Abbie Abby Abdel
Abdul Abdullah Abigail Abu Adam Adel Adriana Adrian Agata Agatha Agnes Agnieszka Ahmad Ahmed Ahmet Aicha Aidan Aisha
Akbar Alan Albert Alberto Alejandro Alessandro Alex Alexander Alexandra Alexandre Alexei Alfonso Alfred Ali Alice
Alicia Alina Alison Alois Amal Amanda Amina Amine Amir Amit Amos Amy Ana Anas Anastasia Anders Andre Andrea Andreas
Andrei Andrew André Andrzej Angela Anita Ann Anna Anne Annette Annie Anthony Antoine Anton Antonio Anwar Arash Ardavan
Arif Armin Arnaud Arthur Artur Arturo Asghar Ashley Asif Astrid Audrey Ava Avi Axel Ayesha Aylin Ayman Azar Aziz Babak
Bahar Bahman Bahram Barbara Barış Barron Barry Bassam Bastian Beata Beatrice Beatriz Behnam Behrouz Behzad Ben
Benedikt Benny Benoît Bernadette Bernard Bernd Bernie Betty Beverly Bilal Bill Billy Birgit Björn Bob Bonnie Boris
Boutros Brad Bradley Brandon Brenda Brett Brian Bridget Brigitte Bruce Bruno Bryan Burak Burhan Béla Cameron Camila
Camille Can Carina Carl Carla Carlo Carlos Carmen Carol Carolina Caroline Cécile Cecilia Cem Céline Chantal Charbel
Charles Charlie Charlotte Cheryl Chloe Chloé Chris Christa Christian Christiane Christina Christine Christoph
Christophe Christopher Cindy Claire Clara Claude Claudia Claudio Claus Clément Colin Conor Constance Corinne Cosima
Craig Cristina Cynthia Cyril Dagmar Damian Damien Dan Dana Dániel Daniel Daniela Daniele Danielle Danny Dariusz Darius
Darren Darya Dave David Davide Davoud Dean Debbie Deborah Delphine Denise Deniz Dennis Derek Diana Diane Didier Diego
Dieter Dimitri Dina Dirk Dmitri Dmitry Dominic Dominik Dominique Dora Dorothy Doug Douglas Duncan Dwain Dwight Dylan
Ebrahim Eddie Edgar Edith Eduardo Edward Egon Ehsan Eileen Eitan Ekrem Elaine Elena Eleanor Elias Elif Elisabeth Elisa
Elizabeth Elke Ella Ellen Elnaz Elsa Elvira Emanuele Emil Emile Emilia Emily Emine Emma Emmanuel Emre Enrico Enrique
Erdal Eric Erica Erich Erik Erika Erin Ernst Esra Esther Etienne Eugene Eva Evan Eve Evelyn Ewa Fabian Fabio Fadi
Fahad Faisal Farah Farhad Fariba Farid Farida Fares Faris Fatima Fatma Fawzi Federico Felipe Felix Ferdinand Fernanda
Fernando Ferhat Filip Fiona Firas Florian Florence Fouad Frances Francesca Francesco Francis Francisco Franck Francois
François Franz Fred Freddie Frédéric Frida Friedrich Fritz Gabriel Gabriela Gabriele Gad Gareth Gary Gaston Gavin
Geoffrey Georg George Georges Gerald Gerard Gérard Gerd Gerhard Gertrud Ghada Ghassan Gholamreza Gianni Gideon Gilbert
Gilles Gina Giorgio Giovanni Gisela Giulia Giuseppe Gloria Gnaeus Golnaz Gordon Grace Graham Greg Gregory Grzegorz
Guillaume Gunnar Günter Günther Gustav Guy Gwen Habib Hadi Haider Haidar Hakan Hala Halil Halima Hamed Hamid Hamza
Hana Hanan Hannah Hannes Hans Harold Harriet Harry Hasan Hashem Hassan Hatice Haydar Heather Heidi Heike Heinrich
Heinz Helen Helena Helene Helga Helmut Henri Henrik Henry Herbert Hermann Hilda Hisham Holger Holly Homa Horst Hossein
Houda Howard Hubert Hugh Hugo Huda Husam Hussain Hussein Huseyin Hüseyin Iain Ian Ibrahim Iddo Ido Ignacio Igor Ihab
Ilan Ilona Ilse Iman Imran Ines Inge Ingrid Iqbal Irena Irene Irina Isaac Isabel Isabella Isabelle Isidor Ivan Ivana
Ivanka Ivo Jaafar Jack Jackie Jacek Jacob Jacqueline Jacques Jad Jafar Jake Jakob Jakub Jalal Jamal James Jamie Jamil
Jamila Jan Jana Jane Janet Janine Jarosław Jasmin Jason Javad Javed Javier Jay Jean Jeanne Jeff Jeffrey Jenna Jennifer
Jenny Jens Jeremy Jérôme Jerry Jerzy Jesse Jessica Jesús Jihad Jill Jim Jimmy Joachim Joan Joana Joanna Joao João
Jochen Joe Joel Joelle Johan Johann Johanna Johannes John Johnny Jon Jonas Jonathan Jordan Jorge José Josef Joseph
Josh Joshua Joyce Juan Juana Judd Judith Judy Jules Julia Julian Juliane Julie Julien Julio Julius Jürgen Justin Kamal
Kamil Kamran Karen Karim Karima Karin Karl Karla Karolina Karsten Kate Katharina Katherine Kathleen Kathrin Kathy
Katie Katja Katrin Kaveh Kay Keith Kelly Ken Kerstin Kevin Khadija Khaled Khalid Khalil Kim Kimberly Kirk Kirsty Klaus
Kristina Kristof Krzysztof Kurt Kyle Laila Lamia Lara Larry Lars Laszlo Latifa Laura Laurence Laurent Lauren Lawrence
Layla Lea Leah Leila Lena Leo Leon Leonard Leonardo Leonid Leslie Lewis Leyla Liam Lidia Liliana Lina Linda Lior Lisa
Lloyd Loïc Logan Lorenzo Lorraine Lothar Louis Louise Luc Luca Lucas Lucia Lucien Lucy Ludwig Luigi Luis Luisa Lukas
Luke Lutz Lydia Lynn Maciej Madison Magda Maggie Mahdi Maher Mahmood Mahmoud Mahmud Mahsa Maja Majed Majid Malik
Manfred Manon Manuel Manuela Marc Marcel Marcelo Marcin Marco Marcos Marcus Margaret Margarita Margit Maria Mariam
Marian Marianne Marie Mariana Marina Mario Marion Marilyn Marisol Mariusz Markus Marta Martha Martin Martina Martine
Marwan Mary Maryam Marzieh Masoud Massimo Massoud Mateusz Mathias Mathilde Matt Matteo Matthew Matthias Matthieu
Maureen Maurice Mauricio Max Maxime Maxim Maya Mazen Médard Megan Mehdi Mehmet Mehran Mehrdad Melania Melanie Melissa
Meral Merve Michael Michał Michel Michele Michelle Miguel Mikhail Miley Mina Miriam Mirko Mitchell Mitra Moe Mohamad
Mohamed Mohammad Mohammed Mohsen Mojtaba Molly Monica Monika Monique Morteza Moshe Mostafa Muhammad Muhammed Munir
Murat Murtaza Musa Mustafa Nabil Nader Nadia Nadim Nadine Nadir Naftali Nagib Naima Najib Nancy Naomi Narges Nasim
Nasir Nasreen Nasrin Nasser Natalia Natalie Natasha Nathalie Nathan Nathaniel Navid Nawal Neda Neil Nels Nicholas Nick
Nico Nicola Nicolas Nicole Nigel Nikita Niklas Nikolai Nilgün Nima Nina Nir Noah Noam Nora Norbert Norman Nour Nuno
Nuri Odile Olaf Oleg Oleksandr Olga Oliver Olivia Olivier Omar Omer Omid Ömer Orhan Orly Oscar Osama Osman Oskar Otto
Owen Özlem Pablo Pamela Paola Paolo Parisa Parviz Pascal Pat Patrice Patricia Patrick Patrizia Paul Paula Pauline
Paulo Pavel Paweł Pedram Pedro Peggy Per Peter Petra Petr Peyman Phil Philip Philipp Philippe Phillip Phoebe Pierre
Pieter Pietro Piotr Pouya Rachel Rachid Rafael Rafaela Rafał Raffaele Rahim Rahul Rainer Ralf Ralph Rami Ramin Ramón
Ramona Rana Rania Raphael Raquel Rashid Raúl Raymond Rebecca Regina Reinhard René Renate Reza Rhys Ricardo Riccardo
Richard Rick Rima Rita Robbie Robert Roberta Roberto Robin Rodrigo Roger Roland Rolf Roman Romain Ron Ronald Ronen
Ronit Rosa Rosalind Rose Rosemary Ross Roy Roya Rudolf Rüdiger Russell Ruth Ryan Saad Sabine Sabrina Sadegh Sadiq
Saeed Said Saleh Salem Salim Sally Salma Salman Salvatore Sam Samantha Sami Samir Samira Samuel Sandra Sandro Sandrine
Sanjay Sara Sarah Sasha Scott Sean Sebastian Sébastien Selim Selin Serena Sergei Sergey Sergio Serge Serkan Severin
Shahin Shahram Shane Sharon Shawn Sheila Shirin Shirley Shlomo Siamak Sibel Siegfried Sigrid Silke Silvia Simon Simona
Simone Sofia Soheil Sonia Sophia Sophie Spencer Stacy Stanisław Stanley Stefan Stefania Stefano Steffen Stella Stephan
Stéphane Stephanie Stephen Steve Steven Stuart Sue Sultan Susan Susanne Suzanne Sven Svetlana Sylvain Sylvia Sylvie
Tadeusz Taha Tal Talia Tamar Tamara Tamer Tania Tanja Tara Tarek Tariq Tatiana Ted Teresa Terry Theo Theodor Thérèse
Thierry Thomas Tiffany Tim Timo Timothy Tina Tobias Todd Tom Tomas Tomasz Tommaso Tommy Tony Torsten Tracy Travis
Trevor Tristan Tyler Udo Ulrich Ulrike Umar Umberto Ursula Uta Uwe Vahid Valentin Valentina Valeria Valérie Vanessa
Vasily Vera Verena Veronica Victor Victoria Viktor Vikram Vincent Vincenzo Virginia Virginie Vitaly Vladimir Volker
Walid Walter Waltraud Wayne Wendy Werner Wieland Wilhelm Willi William Winifred Wojciech Wolfgang Xavier Yael Yair
Yahya Yakov Yan Yann Yannick Yara Yasemin Yasmin Yasmine Yasser Yasir Yehuda Yevgeny Yitzhak Yoav Yonatan Yoni Yossi
Yosef Yousef Youssef Yousry Yuri Yusuf Yves Yvonne Yulia Zahra Zainab Zaki Zaynab Zeynep Zev Ziad Zoe Zofia Zohra Zvi
Émile Émilie Éric Étienne Melanii Ivanki Barrona Jareda Jared Usha Hunter Hillary Chelsea Avner Enes Mehmed Salam
Nimrod Yuval Omri Idan Noga Hila Zeina Kenan Cenk Kaan Volkan Tolga Onur Ozan Ceren Ebru Ayşe Bülent Cemal Kemal
Hikmet Nazım Zeki Metin Engin Ercan Ufuk Cengiz Nihat Sinan Tuncay İlkay Hamit Arda Ümit Yavuz Zafer Sezen Tarkan
Orçun Recep Bekir Süleyman Abdurrahman Abdulaziz Abdulkarim Abdulrahman Abdulsalam Abdullatif Badr Bandar Faiz Ghazi
Hatem Hazem Imad Issam Jawad Laith Luay Marwa Mayada Muna Muneer Mustapha Nizar Qais Raed Raghad Rashad Rasha Riad
Rula Sabah Safa Saif Samar Sawsan Suad Suhail Sulaiman Thamer Uday Wael Wafa Wissam Zaid Zainul Arezoo Bijan Dariush
Elaheh Farzaneh Forough Hooman Iraj Jamshid Khosrow Kourosh Leyli Maziar Mehrnaz Nahid Nasrollah Niloufar Pantea Pegah
Rostam Sanaz Setareh Shahla Siavash Sohrab Bjørn Knut Magnus Nils Ole Aleksandra Bartosz Dorota Ewelina Halina Jadwiga
Kamila Kinga Leszek Małgorzata Mirosław Paulina Radosław Ryszard Sławomir Wanda Zbigniew Aleksander Anatoly Arkady
Bogdan Ekaterina Galina Gennady Grigory Ksenia Larisa Lev Lyudmila Nadezhda Natalya Oksana Pyotr Rustam Ruslan Semyon
Stanislav Tatyana Timur Valery Vyacheslav
Sina Parham Pouria Sepehr Arman Armita Ashkan Atefeh Behnaz Delaram Elham Fereydoun Fereshteh Ghazal Hamidreza
Hengameh Hessam Kamyar Kasra Kiana Ladan Laleh Mahnaz Mahtab Marjan Mehrab Mojgan Nazanin Nikta Payam Pooya Rahele
Roxana Saman Samaneh Sepideh Shabnam Shaghayegh Shima Shohreh Sogand Soheila Touraj Vida Yalda Zhaleh Alireza
Mohammadreza Amirhossein Aryan Roozbeh Ghasem Hedieh Mandana Abeer Adnan Afaf Alaa Asma Ashraf Aya Aziza Bashar Bushra
Dalal Dalia Dunya Elie Fady Fairuz Faten Ghida Hadeel Hanin Haifa Hoda Hiba Inas Joumana Khadijeh Lamis Lubna Maha
Maisa Manal Mayssa Nabila Najwa Nayla Nisreen Noura Nada Nidal Omaima Rabih Ranya Reem Rouba Ruba Samia Shadia Siham
Tamim Wassim Widad Yasmeen Youmna Zeinah Ziyad Zuhair Ayça Ayhan Aynur Betül Buse Canan Defne Dilara Ece Elvan Erkan
Esin Feride Filiz Gamze Gökhan Gizem Gülay Hülya İbrahim İrem İsmail Kadir Kerem Levent Mert Nermin Nesrin Okan Özge
Pelin Pınar Rıza Seda Selma Serap Sevda Sinem Şebnem Şule Tuğba Yeliz Zehra Aarav Ananya Anil Anjali Arjun Deepak
Divya Gaurav Kavita Meera Neha Nikhil Pooja Priya Rajesh Rakesh Rohit Sunil Suresh Vijay Aiden Alec Alfie Annabel
Archie Ashton Barnaby Becky Benedict Bethany Bianca Brendan Bronwyn Caitlin Callum Carys Cassie Cathy Cedric Clarissa
Clive Cody Connor Damon Daphne Darcy Declan Desmond Dexter Donna Doreen Edmund Edwin Eliza Elliot Elliott Ellie Ernest
Ethan Ethel Evie Felicity Fergus Finlay Finn Frankie Gemma Geoff Georgina Geraldine Gillian Glenda Glenn Gwyneth
Hamish Hattie Hector Henrietta Holden Imogen Irma Isla Jasmine Jemima Joanne Joey Jolene Josephine Joss Juliet Kaitlyn
Kendra Kenneth Kenny Kieran Kylie Lachlan Lana Lenny Lesley Lily Lindsay Lindsey Lola Lorna Louisa Lucinda Lyle Mabel
Malcolm Mandy Marcia Marjorie Marla Mavis Melvin Mia Mick Mildred Millie Misha Morag Mungo Muriel Myra Nadja Nell
Nellie Nia Niamh Nicky Norma Oonagh Orla Otis Owain Paige Penelope Percy Petronella Polly Priscilla Quentin Randall
Randy Reece Reuben Rhiannon Rhoda Roderick Rodney Ronan Rory Rosie Rowan Roxanne Rufus Rupert Sadie Saoirse Selina
Shaun Shelley Sinead Siobhan Stewart Tamsin Tess Tessa Thea Thelma Toby Trudy Tricia Valerie Vaughn Vivian Vivienne
Wilbur Wilma Yolanda Zach Zachary Zara Aitor Álvaro Amparo Ángel Ángela Belén Benjamín Carmelo Catalina César
Cristóbal Emilio Ernesto Esteban Estela Eugenia Eusebio Fabián Fermín Germán Gonzalo Graciela Guillermo Gustavo Héctor
Hernán Inés Íñigo Ismael Jaime Jimena Joaquín Josefina Julián Leandro Leticia Lucía Macarena Maite Maribel Martín
Mateo Matías Maximiliano Montserrat Nerea Nicolás Noelia Nuria Óscar Ramiro Rocío Rodolfo Rogelio Sebastián Sergi
Susana Tomás Valentín Verónica Vicente Ximena Afonso Anabela Catarina Cátia Cristiano Edson Everton Fábio Flávia
Gilberto Heitor Henrique Hélder Iara Jandira Joaquim Jorginho Josué Leonor Letícia Luísa Luiz Luiza Madalena Márcia
Márcio Matilde Mauro Moacir Murilo Nélson Otávio Patrícia Raimundo Renata Renato Rosângela Sílvia Sônia Teresinha
Thaís Thiago Valdemar Vânia Vítor Alberta Alessandra Alessia Angelo Annalisa Antonella Arianna Carlotta Caterina
Cesare Cinzia Cosimo Cristiana Donatella Domenico Elisabetta Emanuela Enzo Ettore Eugenio Fabrizio Filippo Flavia
Gaetano Gennaro Giacomo Giada Ginevra Giorgia Giovanna Giuliana Giuliano Gregorio Guido Ilaria Ivano Letizia Loredana
Luciano Lucrezia Ludovica Marcella Margherita Martino Maurizio Mirella Nicoletta Orazio Ornella Paolina Pasquale Piero
Pierluigi Raffaella Renzo Rocco Romeo Rosanna Ruggero Sabina Silvano Silvio Tiziana Tommasina Ugo Valentino Vito
Vittoria Vittorio Agathe Alain Amélie Anaïs Arlette Armelle Aurélie Aurélien Baptiste Basile Benjamin Bérénice
Bertrand Brice Capucine Cédric Clémence Coralie Denis Édouard Élise Élodie Eugénie Fabien Fabrice Fanny Gaëlle Gaëtan
Ghislaine Gisèle Gwenaëlle Hélène Hervé Hugues Inès Jean-Marc Jean-Pierre Jérémie Josiane Juliette Justine Laetitia
Léa Léon Lionel Loïs Lucie Ludovic Maëlle Magali Marie-Claire Maryse Mélanie Mickaël Mireille Myriam Noémie Océane
Odette Philomène Régis Rémi Rémy Rodolphe Roselyne Sévérine Solange Solène Sylvestre Théo Thibault Valentine Véronique
Violette Virgile Yvan Achim Anja Annika Antje Arno Bärbel Benno Birte Carsten Detlef Dietmar Dorothea Eberhard Eckhard
Edeltraud Elfriede Frauke Friederike Gabi Gesine Gudrun Hannelore Hartmut Hedwig Heiko Henning Hildegard Ilka Imke
Ingeborg Ingo Jörg Jost Jutta Konrad Lennart Lieselotte Ludger Maike Manja Marlene Meike Merle Mareike Nele Ortwin
Raimund Reiner Rosemarie Roswitha Ruprecht Sigmar Sönke Steffi Svenja Swantje Thorsten Tilman Traudel Ulf Ursel Veit
Vroni Walburga Wiebke Wilfried Winfried Wolfram Adaeze Amadou Amara Aminata Aissatou Bola Chidi Chinua Fatou Kofi
Kwame Mamadou Ngozi Ousmane Sekou Thabo Zanele
Devrim Rıdvan Nurettin Mahir Haluk Oktay Erol Ergin Turgut Sedat Suat Ferit Vedat Yalçın Tarık Hüsnü Nejat Fikret
Cahit Sait Halit Necati Şükrü Nezihe Halide Müge Ayten Gönül Nurgül Beren Tuba Kıvanç Leylâ
"""
_PLACES = """
Abu Adel Amman Antonio Austin Ava Bill Can Carlos Chad Charlotte Christian Dean Diego Domingo Florence Francisco Gad
Georgia Grace Guy Islam Ivo Jackson Jan Jay Jihad Jordan José Juan Kay Kurt Leon Lincoln Lucia Luis Madison Mahdi
Martin Max May Mina Moe Nour Paris Pat Paulo Per Ray Regina Roman Rose Ross Salem Sami Sharon Sultan Taha Tal Tara Tim
Victoria Vincent Virginia Yan
"""
_CYRILLIC = """
Александр Александра Алексей Али Алина Анастасия Анатолий Андрей Анна Антон Аркадий Артём Ахмад Ахмед Барбара Баррон
Борис Вадим Валентин Валерий Варвара Василий Вера Вероника Виктор Виктория Виталий Владимир Владислав Вольфганг
Вячеслав Галина Георгий Григорий Дарья Денис Джаред Джилл Джим Джо Джон Джордж Джудд Джулия Дмитрий Дуглас Евгений
Екатерина Елена Елизавета Иван Иванка Игорь Илья Ирина Йонатан Камаль Карим Кевин Кирилл Константин Ксения Лариса Лара
Лев Леонид Людмила Магомед Майкл Максим Маргарита Мария Марина Марк Мелания Мехди Михаил Моджтаба Мустафа Мухаммад
Мэри Надежда Наталья Никита Николай Нина Олег Олеся Ольга Павел Пётр Петр Полина Реза Рихард Роберт Роман Руслан Сара
Светлана Семён Сергей Скотт София Станислав Степан Тамара Татьяна Тиффани Тимур Томас Фатима Фёдор Федор Хади Хусейн
Эллен Эмили Эрик Юлия Юрий Яир Ярослав Олена Сергій Андрій Дмитро Олександр Ірина Наталія Юрій Євген Микола Михайло
Петро Віктор Тетяна Меланія Іванка Ерік Еллен Модджтаба Галя Оксана Тарас Богдан Остап
Айше Нури Кенан Исмаил Ибрагим Энес Алтай Мерт Волкан Онур Бюлент Бариш Ферхат Левент Мехмед Салих Метин Алпарслан
Альпарслан Ахмет Бурак Бурджу Гюлай Гюльшен Гюльчин Джем Джемиль Дженк Зейнеп Мехмет Мерве Нихат Озге
Орхан Селим Севиль
Севда Селин Серкан Тунджай Тургут Угур Фатма Хазал Хакан Халиль Хюсейн Эмре Эрдоган Эсра Ясемин Мурад Мурат Юсуф
Аделина Айгуль Алёна Алиса Алла Алсу Альберт Альбина Амина Анжелика Анфиса Арина Арсений Арсен Артур Аслан Богдана
Валентина Валерия Василиса Виолетта Виталина Влада Всеволод Геннадий Герман Глеб Давид Дамир Данила Даниил Дина Диана
Ева Евгения Егор Ефим Жанна Захар Зинаида Иннокентий Камилла Карина Клавдия Лидия Лия
Макар Марат Матвей Мирон Наиль Платон Раиса Рамиль Ренат Римма Родион Рустам Савелий Снежана Софья Таисия Тихон
Ульяна Фаина Филипп Эдуард Эльвира Эмилия Яна Ярослава Василь Ганна Данило Євгенія Зоряна Іван Ігор Катерина Леся
Мар'яна Наталка Олексій Павло Роксолана Світлана Уляна Христина Юлія Юрко Ярина
"""
_ARABIC = """
آرش آرمان آرمین آزاده آمنة آنا آية أحمد أدهم أسامة أشرف أكرم أمير أمين أمينة أنس أنور أيمن إبراهيم إدريس إسماعيل إلياس
إميل إميلي إيفانكا إيلين ابراهيم احمد اسماعيل اکبر الیاس امین اکرم بشار بشری بشير بطرس بكر بلال بهرام بهروز بهزاد بهمن
بهنام بيار بيتر پرویز پریسا پیمان تيفاني ثريا جاد جاسم جبران جعفر جمال جميل جواد جورج جوزيف جون جيمس جیمز حاتم حامد
حبيب حسام حسن حسین حسين حليمة حمزة حمید حميد حنان حنا حيدر حیدر خالد خديجة خليل داریوش داود داوود دنيا ديانا دينا رامي
رامین رانيا رؤوف رجب رحيم رشید رشيد رضا رفيق رقية ريم رياض ریحانه ريتا روبرت روبير زكريا زهرا زهراء زهره زياد زيد زينب
سارا سارة سام سامر سامي سعاد سعد سعید سعيد سلمى سلمان سليم سلیم سمير سمیرا سميرة سميح سهیل سوزان سيف سیامک شادي شاهین
شربل شريف شیرین شيرين صابر صادق صالح صفاء طارق طاهر طلال عاطف عامر عباس عبدالرحمن عبدالكريم عبدالکریم عثمان عدنان عزيز
عصام علاء علي علی عمار عمر عمرو عيسى غادة غسان غلامرضا فادي فارس فاطمة فاطمه فؤاد فرانسوا فرزانه فرهاد فريد فرید فریبا
فواز فوزي فيصل كامل كريم كريستين كمال کامران کمال کاوه لارا لبنی لمى ليلى لیلا ليلي لينا مارون ماريا ماري ماهر مايا
مایا مجتبى مجتبی مجید محسن محمد محمود مراد مريم مریم مسعود مصطفى مصطفی معاذ ملانیا ممدوح منال منصور منی منى مها مهدي
مهدی مهران مهرداد مهسا موسى میلانیا ميلانيا میلاد ميشال ميشيل نادر نادية ناصر نبيل نبیل نجيب نجلاء نجوى نرگس نزار
نسرین نسرين نعيم نيما نیما هادي هادی هاشم هالة هاني هبة هدى هشام هند هيثم وائل وحید وليد يارا ياسر ياسمين يحيى یحیی
يزيد يعقوب يوسف یوسف يونس جاريد دونالد إريك اریک ایوانکا لورا
إيلي ايلي جوني طوني ميراي نانسي كارول كارلا ريما رندة رنا رلى رولا ديما لميس هيفاء نوال سميحة سهى ناديا نورا نورة
نوف العنود مشاعل لطيفة موضي بدرية عهود إسراء إيناس أسماء أروى
خولة دلال رغد رزان روان ريهام زهير سلوى سوسن شيماء عبير عفاف فدوى فريال
لبنى مروة ميادة ميرا ميس نهى هناء وداد يسرى أيوب بسام تامر ثامر جابر
حسني حمدان خلدون رامز رمزي زهدي شوقي شكري صبري عبدالله
عبدالعزيز عماد فخري فهد فهمي قاسم قيس كاظم كنان لطفي ماجد مازن مأمون مروان
معتز نائل نوري همام وسيم ياسين بهجت مينا هيكل جرجس بولس
أنطوان إدوار رولان فيليب ميشلين آیدا آتنا ابوالفضل اردشیر ارسلان اشکان افشین الناز امیرحسین امیرعلی
بابک بیژن پدرام پرهام پگاه پویا جمشید حدیث خسرو دلارام رامبد روزبه روناک ساسان
سپهر سپیده سیاوش سینا شاهرخ شبنم شقایق شهره شیوا طناز علیرضا
فریدون کتایون کوروش کیوان گلناز ماندانا مژگان محمدرضا مهتاب مهناز مهدیه مهشید مینا نازنین نگار
نیلوفر هومن یلدا
"""
_HEBREW = """
אברהם אבי אביגיל אבנר אדם אהרן אורי אורית אילן איתן אלון אלי אליהו אליעזר אמיר אנה אסף אריאל אריק בן-ציון בנציון בני
ברק גדעון גיל גליה דוד דורון דיאנה דינה דן דני דניאל דפנה זאב חיים חנה טלי יאיר יהודה יהונתן יובל יוחנן יוסי יוסף
יונתן יורם יעל יעקב יצחק ירון ישראל לאה מאיה מאיר מיכאל מיכל מלאניה מירי מרים מרק משה נועה נועם נורית ניר עדי עדו עומר
עידו עמוס עפרה פטר צבי רון רונן רונית רותי רחל רינה שי שירה שלמה שמעון שרה תמר תמי איוונקה מגתבא מוג'תבא אריקה סארה
מוחמד עלי חסן חוסיין אחמד איברהים
אביטל אביבה אורלי איילת אילנה אפרת אתי גלית דליה דוריס הילה ויקטור
טליה יהלי לילך ליאור ליאת מיטל מורן נעמי נמרוד סיגל סמדר ענת
עינת ציפי רועי שלומית שולמית תומר
"""
_TRADES = """
actress astronaut author ballerina boxer comedian composer cricketer drummer footballer goalkeeper golfer
guitarist goddess horse jockey midfielder musician novelist painter philosopher pianist poet rapper racehorse sculptor
singer skier sprinter striker swimmer violinist winger wrestler actrice attaquant chanteur chanteuse compositeur
footballeur gardien peintre poète romancier romancière actriz cantante compositor delantero escritora futbolista
nadador pintor poeta portero attrice calciatore compositore portiere pittore scrittore attore atacante atriz cantor
cantora escritor goleiro jogador Dichter Fußballer Komponist Maler Sängerin Sänger Schauspieler Schauspielerin Stürmer
Torwart Dirigent Mittelfeldspieler Boxer aktorka bramkarz kompozytor malarz napastnik piłkarz piosenkarka bestekarı
futbolcu kaleci oyuncu ressam şair şarkıcı актёр актер актриса боксёр вратарь дирижёр дирижер защитник композитор
композитора нападающий певец певица писатель писателя поэт поэта футболист форвард хоккеист художник воротар нападник
письменник співак футболіст الرسام الروائي الروائية السباح الشاعر الشاعرة الفنان الفنانة الكاتبة اللاعب المخرج المخرجة
المدرب الممثل الممثلة المغني المطرب المهاجم الموسيقار بازیگر خواننده دروازه‌بان شاعر فوتبالیست کارگردان مهاجم هافبک
مربی نقاش نویسنده آهنگساز המאמן הזמר הזמרת השחקן השחקנית הסופר הסופרת החלוץ השוער המשורר המלחין rue avenue calle ulica
ulicy улица улице улицы вулиця شارع خیابان بلوار اتوبان רחוב labrador dog spaniel terrier puppy surgeon baker dentist
barber tailor librarian fisherman shopkeeper physicist mathematician
"""

_TITLES = """
министр министра министру депутат депутата сенатор тренер тренера судья міністр міністра депутатка суддя الوزير
النائب القاضي نماینده
captain capt capt. colonel col. lieutenant lt. sergeant sgt sgt. corporal cpl. senator sen. rep. professor prof. dr
dr. mr mr. mrs mrs. ms ms. detective congresswoman congressman Herr Frau Oberst Hauptmann Leutnant Feldwebel monsieur
madame mme capitaine commandant sergent teniente coronel capitán sargento señor señora don doña colonnello tenente
capitano sergente signor signora generale capitão senhor kapitan pułkownik porucznik sierżant pani albay binbaşı
yüzbaşı üsteğmen başçavuş bay bayan генерал полковник майор капитан лейтенант сержант рядовой капітан старший мадам
герр العميد العقيد اللواء المقدم الرائد النقيب الملازم الشيخ الدكتور الطبيب السيدة الأستاذ الحاج الشاب الطفل سردار
سرهنگ سرتیپ سرلشکر دکتر حاج آقای خانم استاد שיח׳ ד"ר מר גברת סרן hms uss hmcs hmas rms mv usns
"""
_HIGH_TITLES = """
general gen. major sir judge doctor private queen prince emir coach president mayor operation hurricane cyclone mount
mt lake saint st fort planet asteroid professor mullah sheikh rabbi father sister brother uncle aunt
actor actress architect filmmaker tailor teacher nurse farmer author novelist pianist singer
"""
_HEADS = """
property properties estates logistics leasing kebab kebabs pharma biotech therapeutics biosciences entertainment
tattoo motorsports yoga cider
whiskey vodka wines coffee tavern grill steakhouse saloon speedway raceway snacks toys sneakers arena avenue bakery
band bar boulevard brewery bridge cafe café casino cinema corp diner family festival gmbh highway hotel inc
insurance lagoon lane limited llc ltd mall newspaper pictures plaza plc pub records restaurant road square street
studios theatre towers analytics consulting ventures holdings apartments lodge ranch creek ridge hills heights falls
canyon county airways airlines pharmaceuticals motors brewing realty vineyards winery academy kennel kennels freight
trucking haulage movers removals plumbing roofing furniture foods farms bicycles cycles guitars yachts photography
caterers catering dairy orchard nursery barbershop salon gym fitness motel inn boutique electronics architects
architetti interiors bakeries jewellers jewelers opticians dental florist florists gardens grove crescent quartet
trio orchestra ensemble fc rovers wanderers garage playground chocolates brewers distillery cycling rowing runners
jaya tailors butchers pharmacy deli pizzeria
"""
_LOW = """
bakery brewery cafe café cocktail magazine nightclub pub restaurant steakhouse
"""
_POSSESSED = """
rugs bakery diner deli pizzeria pub cafe café salon barbershop garage florist florists tailors butchers pharmacy
kitchenware bookshop butcher chippy creamery brewery
"""
_NAMED = """
called named namens nommé nommée appelé appelée llamado llamada chiamato chiamata chamado chamada imieniem adlı кличке
"""
_PETS = """
kat poes kater dackel pudel mops schäferhund wallach stallion bulldog teckel кіт кішка кота кицька cadela cadelinha
wombat llama alpaca canary parrot pig cow camel hedgehog canarino pappagallo coniglio asino mulo papagaio burro coelho
cãozinho cachorrinho gatinho gatito perrito loro chaton chiot âne perroquet lapin wellensittich hündin esel kuh ziege
hamster papegaai konijn ezel hond papuga chomik koza krowa osioł królik попугай попугая щенок щенка щенку котёнок
котенок котёнка коня собаку собаки козёл папуга цуценя кошеня пес котик köpeği kedisi papağan eşek keçi الكلب كلب القط
القطة قطة الحصان حصان جمل ببغاء سگ گربه اسب طوطی בכלב הכלב כלב הכלבה כלבה החתול חתול חתולה הסוס סוס תוכי cat dog horse
racehorse mare filly gelding colt pony puppy kitten rabbit goat donkey tortoise yacht boat restaurant café cafe bakery
pub band quartet choir song cocktail sandwich hund katze pferd hengst stute papagei chat chatte chien cheval jument
gato gata perro perra caballo yegua cane gatto cavallo cachorro cachorra cavalo kot kota kotem kotka pies psa psem koń
konia kedi köpek at кот кошка собака пёс лошадь по
"""
_SURNAMES = """
Cohen Levi Levy Levin Mizrahi Peretz Friedman Katz Jones Johnson Thompson Robinson Wright
Clark Khan Ahmadi Mohammadi Hosseini Rostami Karimi Rezaei Moradi Jafari Rahimi Kazemi Hashemi
Sadeghi Chaudhry Siddiqui Iyer Reddy Nair Singh Okonkwo Adeyemi Diallo Traoré Ndiaye Haddad Khoury
Virani Ivanov Petrov Smirnov Popov Wójcik Kamiński Lewandowski Zieliński Szymański Nagy Kovács Horváth Tóth
Şahin Aydın Arslan Kılıç Özkan Çelik Atalay Demirören Bürger Fischer
Schulz Koch Ferrari Esposito Colombo Durand Leroy
Fournier Ribeiro Carvalho Lopes Marques Teixeira Correia Moreira Cardoso Rocha Nunes Jansen Bakker Visser
Meijer Vries Dijk Patel Gupta Sharma Mistry Smith Taylor Williams Davies Evans Roberts Hughes Walsh Murphy
Okafor Mensah García Fernández Rodríguez Gómez Gomes Silva Santos Oliveira Souza Pereira Ferreira Almeida Martínez
López Pérez Sánchez Ramírez Hernández Vázquez Morales Castillo Ortiz Ruiz Domínguez Gutiérrez Herrera Núñez Müller
Schmidt Schneider Hoffmann Rossi Bianchi Ricci Moretti Dubois Lefebvre Moreau Girard Yılmaz Öztürk Doğan Çetin Özdemir
Polat Kowalski Kowalska Nowak Wiśniewski Novák Nielsen Jensen Hansen Andersson Johansson Virtanen
"""

_MEMBERS = """
ksiądz księdza ks. padre pater père frate suor pfarrer vikar протоиерей батюшка docteure doctora doutor doutora
dottore doktora muhtar dr dr. doctor prof prof. professor profesor profesora professora professore professeur docteur
dottor dottoressa doktor rev rev. reverend pastor nurse coach detective judge maître maitre notaio dra dra. д-р
профессор доктор profesör الدكتور الدكتورة البروفيسور دكتور د. دکتر پروفسور ד"ר ד״ר פרופ' פרופ׳ פרופסור
"""
_SAINTS = """
st st. saint san são sankt sant' sveti święty svatý santo
"""
_FIRMS = """
grillhaus grillstube diving cheese cheeses dairy honey bread jam chutney tent tents candles inn pharmacy seafood
cymbals telecom pide hurması köfte köftesi lahmacun simit kahvesi çayı sabunu biberi helva baklava baklavacısı chemist
laundry launderette florist nursery tyres motors taxis tours bathrooms tiles flooring blinds curtains fabrics fashion
shoes hats watches jewellery opticians dental gym yoga pilates brewery brewing distillery vodka coffee tea sweets
pastries ices gelato burgers noodles curry sushi diner eatery bistro brasserie bakeries warblers warbler merlot
chardonnay shiraz wine winery close crescent börekçisi börekçi pidecisi lokanta marketi kasabı kuaför kuaförü berberi
eczane pastane otel oteli plajı apart sok sok. cad cad. mah mah. sokağı'nda kaffeehaus kiosk bazar bäckerei imbiss
straße strasse platz allee weg gmbh ohg sarl eirl ltda grill textiles restaurant cafe café bakery pub kebab kebabs
kebap kebapçısı lokantası restoran restoranı takeaway takeaways ltd limited llc inc plc pizza pizzeria deli lounge
kitchen kitchens spices jewellers jewelers furniture carpets insurance records boutique butchers barbers tailors
apartmanı sitesi koleji lisesi ortaokulu ilkokulu caddesi sokağı sokak mahallesi mahallesi'nde eczanesi pastanesi
dürüm döner ocakbaşı tekstil inşaat halı turizm rovers wanderers cup roses rose quartet trio ensemble pedestrians
sofas rugs sauce crisps soap perfume
"""

GIVEN = frozenset((_LATIN + _CYRILLIC + _ARABIC + _HEBREW).split())
PLACES_TOO = frozenset(_PLACES.split())
TRADES = frozenset(_TRADES.split())
TITLES = frozenset(_TITLES.split())
"""What stands before the name of a person alone."""
HIGH_TITLES = frozenset(_HIGH_TITLES.split())
"""The same, with a capital; else they are words like others."""
POSSESSED = frozenset(_POSSESSED.split())
"""Shops that are somebody's: "Rouhani's Rugs"."""
NAMED = frozenset(_NAMED.split())
"""What stands between a pet, a boat, a pub and the name that it bears."""
PETS = frozenset(_PETS.split())
BEHIND = frozenset({"hoca", "hocanın", "bey", "beyin", "hanım", "hanımın", "usta", "abi", "abla", "amca", "teyze"})
"""Turkish words of respect right behind a given name, with a capital."""
MEMBERS = frozenset(_MEMBERS.split())
"""Titles of doctors, teachers and priests: a person who has one in a listed name is known by it, others are not."""
SAINTS = frozenset(_SAINTS.split())
"""Before the name of a person."""
FIRMS = frozenset(_FIRMS.split())
"""What a capitalised place right before has lent its name to."""
SURNAMES = frozenset(_SURNAMES.split())
"""Common surnames that no one in the news of war is known by: what stands before one is a given name."""
HEADS = frozenset(_HEADS.split())
"""What a capitalised name right before has lent its name to."""
LOW_HEADS = frozenset(_LOW.split())
"""The same, without a capital."""
CHRISTENING = frozenset({"Israel", "Kenya", "India"})
"""Countries that people are named after."""
