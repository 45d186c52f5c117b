"""Given names of more of the world, trades and honours in many languages: they tell whose a surname is.

Facts, written down by us. What is also a place, a plain word or a watched surname is left out.
"""

from __future__ import annotations

_LATIN = """
Anya Anja Gülcan Gülnur Nurhayat Nurten Nermin Fikriye Leyla Eldad Elnara Golriz Noosha Parisa Mahtab Jewgenij
Annabelle Sheree Aslı Theodore Kiriłł Cyryl Theodora Teodoro Yoni Jonatan Iddo Ido Nehemia Menahem Menachem Mattis
Matti Sarper Koray Gürsel Gürol Ayten Nurettin Hikmet Nuri Sevda Sibel Tuğrul Orkun Doruk Alparslan Mahir Cihat Şevval
Şeyma Beyza Kübra Rümeysa Büşra Merve Sude Nehir Kyren Gerard Everett Winston Leopold Rupert Desmond Elwood Homer
Chester Lester Wallace Clifford Milton Floyd Norris Roscoe Virgil Vernon Wendell Rudy Marty Monty Perry Terrell
Darnell Jamal DeShawn Keisha Latoya Tanya Shauna Kirsty Kelsey Hailey Kaylee Brianna Brittany Courtney Ashlee Makayla
Savanna Harper Aubrey Rajesh Ramesh Suresh Mahesh Ganesh Naresh Pankaj Sanjeev Ashwin Vinod Pramod Sushma Rekha Geeta
Sita Radha Lata Usha Shalini Nandini Jyoti Preeti Ritu Swapna Hiroki Kazuki Takumi Haruto Yuki Sakiko Naomi Ayumi
Chidiebere Emeka Obinna Uche Tunde Femi Bola Sade Wole Kwaku Akosua Adwoa Abdoulaye Moussa Souleymane Boubacar
Seydou Fanta Mariam Aïcha Oumar Demba Kalidou Enikő Boglárka Zsombor Botond Dániel Máté Ádám Lőrinc Kristóf Réka Anikó
Ilona Vlastimil Zdeňka Miroslava Ludmila Květa Blažena Ruxandra Ștefan Răzvan Bogdan Dragoș Mirela Lăcrămioara Anghel
Dorin Nicolae Gheorghe Vasilica Ljudmila Svetislav Živorad Radomir Şaban Hilmiye Hilmi Michaił Pino Rasul Firouz
Golestan Nikita Fiodor Fedir Aleksiej Andriej Dmitrij Iwan Grigorij Wasilij Timofiej Arkadij Borys Gleb Igor Ilja Lew
Nikołaj Oleg Paweł Piotr Stiepan Wiktor Witalij Natalia Tatiana Olga Irina Gniewomir Ingo Ramazan Satılmış Döndü Yeter
Hanım Gülten Zübeyde Muzaffer Nevriye Hüsamettin Şükrü Şerafettin Seyfi Rıfat Raif Reşit Salim Sıtkı Şevket Tahsin
Talât Vedat Vehbi Veli Yahya Zekeriya Zihni Ziynet Bahri Behçet Cahit Cevat Cevdet Ekrem Esat Faruk Ferit Feyzi Galip
Haluk Haşim Hayrettin Hıfzı Hulki İhsan İzzet Kenan Lemi Mazhar Mithat Münir Nadir Naci Nail Necip Neşet Nusret Ragıp
Remzi Rüştü Sabahattin Saffet Sait Sedat Şakir Şinasi Turhan Vasfi Yalçın Zülfü Wladimir Władimir Wolodymyr Wołodymyr
Volodymyr Siergiej Sergej Sergueï Serguéi Jewgienij Jewgeni Yevgueni Ievgueni Binyamin Binjamin Beniamin Baszar
Baschar Bachar Ismaïl Qasem Qassem Kassem Kasem Ghasem Esmail Esmaeil Antony Abdi Abdulla Abebe Abena Abeba Abimbola
Achille Adalberto Adama Ade Adebayo Adekunle Adela Adélaïde Adele Adelina Ademola Adhemar Aditya Adolfo Adriano Adrien
Aelita Affonso Afşin Afra Afsaneh Aftab Afshin Agnese Agostino Agustín Ahlam Ahsan Aida Aiko Aileen Aimé Aimée Ainhoa
Ajay Akif Akira Akos Aksel Alaina Albin Albrecht Alda Aldo Alejandra Aleksandr Aleksei Aleksi Aleksey Alena Alessio
Aleta Aleyna Alfreda Algirdas Alija Alim Alisa Alix Almira Aloysius Alp Alper Alphonse Altan Alvaro Alwin Amaia Amani
Amaury Ambra Ambre Ambrose Amedeo Améline Amelia Amélia Amin Amira Amrit Anahit Anahita Anatol Anatole Andrej Andrés
Andris Andrius Aneta Anette Angelica Angélique Angelika Angelina Anika Anisa Anke Annamaria Anneke Anneli Annemarie
Annett Annick Anouk Anselm Anselmo Anthea Antonia Antónia Antonin Antonín Antónis Anuar Anup Anushka Aoife Apollonia
Apolline Araceli Araz Arcangelo Aristide Arjan Arkadiusz Arlene Arlo Armand Armando Armen Arne Arnold Arnoldo Arpad
Árpád Arrigo Arsen Arsène Artem Artjom Aryeh Asaf Asena Asher Ásta Asha Asmaa Assaf Assane Asuman Atilla Attila Atsuko
Aud Audra Augusta Auguste Augusto Augustin Aurelia Aurelio Aurore Avigail Avishai Avital Aviva Awa Ayaz Ayako Aydan
Ayla Aynaz Ayşegül Ayşenur Azra Bahadır Bahareh Bahiyya Balázs Baldassare Balduin Baldur Balint Bálint Baltasar
Banafsheh Banu Baptista Barbaros Barnabás Barnabé Bartek Bartholomew Bartłomiej Bartolomeo Bashir Başak Batool Batuhan
Baudouin Beate Bedrettin Bedřich Belinda Bengt Benita Benito Benjamim Benoit Berat Berenika Berfin Beril Berit Berk
Berkay Bernardo Bernadetta Bernhard Berna Bernt Bertha Bertil Berthold Besim Beth Bettina Bhavna Biagio Bilge Binta
Birgitta Birgitte Birgül Birsen Blaise Blanca Blanka Blerim Błażej Bodil Bogumił Bohdan Bohumil Bolesław Bonifacio
Borbála Borislav Boštjan Bożena Boyan Božena Bozhidar Branimir Branislav Branka Branko Bratislav Brechtje Brenna
Bronisław Brygida Brynn Burcu Burçin Caetano Calliope Camelia Camillo Camilo Candace Candice Cansu Caridad Carin
Carlito Carlota Carmela Carole Carolyn Casimir Caspar Casper Cassandra Cassidy Cătălin Cathal Catherine Cathérine
Cavit Celal Celeste Celestine Célestin Célia Celso Cengizhan Cenap Ceyda Chaim Chandra Chantelle Charlene Charline
Cheikh Chiamaka Chiaki Chibuzo Chinedu Chidinma Chinwe Chinonso Chloë Christabel Christel Christelle Christer Christos
Chukwuma Ciara Cíntia Cihan Cipriano Cirilo Claas Clare Clarence Clarice Claribel Clelia Clemens Clémentine Clodagh
Clotilde Conchita Conrad Consuelo Cordelia Cornelia Cornelis Cornelius Corrado Cosmin Costanza Costas Csaba Csilla
Cyrille Czesław Dacian Dafna Dafni Dagny Daichi Daisuke Dalila Dalma Damir Damiano Danica Danijel Danilo Danuta Darek
Daria Dario Darío Darko Daron Daryl Dávid Davut Dawid Deirdre Delia Demet Demetrio Demetrios Denitsa Derya Desirée
Despina Detlev Deven Dewi Dhruv Dilip Dimitar Dimitris Dinesh Dino Diogo Dirce Ditte Djamel Djamila Dobrin Domagoj
Donald Donatello Donato Donnacha Dorian Dorina Doris Dorit Doriane Doron Dorrit Dragan Dragana Draško Dror Dubravka
Dunja Dušan Dustin Dwi Ebba Eda Eddy Edda Edita Edmond Edna Edoardo Eduard Edvard Edwige Efraín Efrat Efstathios
Egbert Egil Eglantine Eglė Einar Eilidh Eithne Ejup Ekin Elad Eldar Elen Eléonore Éléonore Eleftheria Elenora Elhadji
Élie Eli Elia Eliane Élias Elian Eliasz Elin Elina Elio Élisa Eliška Elisio Elizabete Elize Elizaveta Elmar Éloïse
Eloise Eloy Elsbeth Elspeth Elton Elvin Elvis Elzbieta Elżbieta Emanuel Embla Emel Emerson Emiliano Émilien Emilija
Emira Emmet Emmeline Emőke Ena Encarnación Enda Endre Engelbert Enid Ennio Enver Eoin Ephraim Epifanio Erasmo Ercole
Erdem Erdinç Erez Erhan Erling Erman Ermanno Ernestine Errol Ersin Ertan Ertuğrul Erwan Erwin Erzsébet Esma Esmé Esmee
Espen Estelle Esteve Estíbaliz Esztér Eszter Eudora Eugène Eulalia Eunice Euphemia Evelina Evelyne Evgenia Evgeni
Evgeny Ezequiel Ezio Ezra Fabiana Fabiano Fabiola Fabricio Fahri Faiza Falko Fanni Farouk Farrukh Farzad Fatih
Fatoumata Fausto Fayza Faye Fazıl Fedor Felicia Felícia Felicitas Feliks Felipa Fenna Ferenc Fereidoun Feridun Fermina
Fernande Ferran Ferruccio Filipa Filipe Filippa Filomena Fintan Fiorella Fiorenza Firdevs Firat Fırat Firuz Flávio
Flavio Flora Floriana Floris Fodé Folake Fotini Fouzia Franciszek Franka Frans František Franziska Fredrik Fredrika
Freya Frieda Frode Fuad Fuat Fulvio Fumiko Furkan Fusun Füsun Gábor Gabriella Gabrielle Gail Galit Gamal Gamila
Garance Gaspar Gáspár Gautam Gayane Gebhard Geert Geir Gelsomina Genaro Gencay Genevieve Geneviève Genoveva Genowefa
Georgeta Georgi Georgios Geraldo Gergely Gergő Germaine Gernot Gerrit Gerry Gert Gertrude Gianfranco Giancarlo
Gianluca Gianluigi Gianmarco Giannis Gidon Gila Gilad Gilda Gilmar Ginny Gioacchino Giosuè Gisele Gisella Gitte Giulio
Giuseppina Gizella Gladys Goran Gordana Gottfried Gotthard Göran Gözde Grażyna Greet Greger Gréta Greta Grete Griet
Grigor Grigoris Guglielmo Guri Gulnara Gülşen Gülsüm Günay Gundula Gunda Gunnel Gunther Gürkan Gyula György Habiba
Hadassah Hadil Hafize Hafsa Hagit Haim Håkon Håkan Haldun Halldór Hallie Halvard Hamdi Hande Hanife Hanka Hanna
Hanneke Hanne Hansjörg Hanspeter Harald Haris Harish Hariklia Haruka Haruki Havva Haydn Hayri Hayriye Hedda Hege
Heikki Heiner Hela Helge Helle Hella Helmer Helmi Hendrik Hendrika Henk Henna Henny Henryk Herb Heriberto Herman
Hermína Herminia Hernando Hicham Hideo Hideki Hiltrud Hiroko Hiroshi Hitoshi Hjalmar Honoré Horacio Horatio Hortense
Hrant Hrvoje Huguette Hulusi Humberto Huong Husnu Ibtissam Ibolya Ibrahima Idit Idris Idriss Ieva Ignacy Ignatius
Ignaz Ikram Ilana Ildikó Ilhan İlhan İlker İlknur Ilia Ilya Ilyas Ilze Imanol Imen Immanuel Imre Inaya Indira Ingmar
Inga Ingvar Ingvild Iñaki Ioana Ioannis Ionuț Iosif Ipek İpek Iqra Irén Irfan İrfan Irmgard Irmina Irving Irwin Isak
Isaías Isaura Isidora Isidoro Isidro Ismet İsmet Isolde Istvan István Itai Itamar Itziar Iulia Ivar Ivaylo Iveta
Ivette Ivica Ivy Iwona Izabela Izaskun Izidor Izumi Jaakko Jaap Jacinta Jacinto Jacopo Jadranka Jael Jagoda Janek
Janeth Janika Janina Janis Jānis Janko Janne János Janusz Jarl Jarmila Jarmo Jaroslav Jaroslava Jarvis Jasper Jaume
Javiera Jayden Jayne Jeanette Jeannette Jedda Jelena Jelle Jenő Jeremiah Jernej Jerome Jiří Jindřich Joakim Joaquina
Jocelyn Jochem Jocelyne Joëlle Jofre Jolanda Jolanta Jolyon Joop Jordi Jöran Joris Jörn Josefa Josefine Josep Josiah
Josip Josune Jovan Jovana József Jožef Judit Judite Judita Juhani Julianna Julieta Junko Juraj Juri Jurgen Jurij
Justyna Justina Justino Kaarel Kadri Kağan Kai Kaisa Kaja Kajsa Kaloyan Kamala Kamelia Kanako Karel Karolin Karoline
Karol Károly Kasia Kaspar Kasper Katalin Katarina Katarzyna Katerina Katinka Katharine Kathryn Katsumi Kazım Kazimierz
Kazuo Keiko Kelechi Kemalettin Kenji Kenta Keren Kersti Keti Khadidja Khady Kiara Kimia Kimiko Kinneret Kirsi Kirstin
Kjell Klara Klára Klaudia Klaudyna Klement Knud Koen Koffi Koichi Koji Konstantin Konstantina Konstantinos Korbinian
Kornelia Kostas Kristen Kristian Kristiina Kristine Kristján Kristýna Ksawery Kunal Kunio Kunle Kwabena Kwasi Kyllikki
Kyoko Kyriakos Lada Ladislav Laia Lajos Lakshmi Lale Lamine Lamberto Lambros Lamya Lasse László Latife Laure Laureano
Lauri Laurie Lavinia Lavrentiy Lazar Lázaro Leen Leif Leigh Lelia Lenka Léonard Leonce Leonhard Leonie Léonie Leonora
Leopoldo Leroy Levan Levente Liana Libby Libor Lidija Liesbeth Liese Liis Lila Lilah Lilia Lilian Liliane Lilijana
Lilla Lillian Lilly Lilo Lino Linnea Linus Lionello Lisbeth Liselotte Lisette Liudmila Liv Livia Livio Livnat Liz
Ljubica Ljubomir Ljiljana Llewellyn Lluís Lodewijk Lodovico Lonneke Lore Lorena Lorenza Loretta Lorin Lotte Loukas
Lovisa Luana Luben Lubomír Luboš Luciana Lucile Lucille Lucjan Lúcio Ludmiła Ludo Ludovico Ludvig Ludwika Luise Lúcia
Lukáš Łukasz Lulu Lupe Lutfi Lütfi Lutfiye Lygia Lykke Lyra Lyubov Maarten Maartje Maciek Maddalena Madeleine Madeline
Madhav Madlen Madoka Mads Mael Mafalda Magdalena Magdy Magdalene Maik Mailin Maisie Makoto Maks Maksim Maksym Malcom
Malena Malgorzata Malgosia Malina Malwina Manami Mandla Manel Manoj Manolis Mansi Manu Mara Marcela Marceli Marceline
Marcelina Marcello Marek Marga Margareta Margarete Margarethe Margaretha Margarida Margaux Margot Margrét Margriet
Mariagrazia Mariama Mariann Marianna Mariano Marica Mariela Marietta Mariella Marija Marijan Marijke Marika Mariko
Marilena Marília Marinella Marinos Marinus Mariya Márk Marko Marketa Markéta Marleen Marlen Marlena Marlies Marlon
Marna Marnie Marthe Märta Martien Martijn Márton Martyna Maruša Marvin Marzena Marzia Masako Masashi Masato
Massimiliano Mathew Mathieu Mathis Matic Matilda Matija Matthijs Maud Mauri Mauricette Maurizia Maximilian Maximo
Mayuko Mbali Mechthild Meir Meinhard Mehtap Mekdes Melih Melike Melinda Melis Melita Meltem Memduh Menno Meredith
Merete Merih Meriem Meryem Mesut Meytal Micaela Michaela Micah Michal Michalis Michela Michelangelo Micheline Michiel
Michiko Midori Mieczysław Miguelina Mihai Mihály Mihail Mihaela Mika Mikael Mikel Mikhal Mikko Miklós Mikołaj Mikuláš
Mila Milana Milena Miloš Milica Miljan Milorad Minako Minh Minna Mira Mirabela Miranda Mirco Mireia Mirjam Mirna Miro
Miroslav Mirta Mischa Mitja Mitsuo Mladen Modesto Modou Mohini Moira Moisés Mojca Momchil Momoko Moni Monir Monserrat
Mónica Mordechai Moritz Morgane Morten Mostofa Moustapha Muazzez Mucahit Muhammet Muhsin Muharrem Mukesh Müjde Mümtaz
Münevver Murad Müslüm Müzeyyen Myles Myrna Myrto Naama Nabeel Nadav Nadège Nadica Nadide Nagihan Nagisa Nahla Naïma
Nairi Nalan Namik Namık Nana Nanako Nanette Nanna Naoki Naoko Naoto Narayan Narendra Narin Naser Nastasia Natacha
Natália Natalino Natanael Nataša Natasza Nathanael Natsuki Nava Naveen Nazan Nazlı Nazmi Nebahat Nebojša Necmettin
Nedim Nedra Neeraj Nela Nelson Nemanja Nenad Nerissa Nesrine Neşe Neva Neven Nevena Nevin Nevzat Nguyet Nicanor
Niccolò Nicklas Niels Nieves Niklaus Nikol Nikola Nikolaj Nikolaos Nikolas Nikolaus Nikolay Nikolett Nikoloz Nikos
Nilay Nilda Nilo Nilüfer Nirit Nisha Nissim Nitzan Niyazi Njeri Nkechi Nobuko Noé Noemi Noémi Noriko Norberto Norihiro
Notburga Nuala Núria Nurcan Nurdan Nuray Nurit Nurhan Nurul Nurşen Nuruddin Nydia Oana Octavia Octavio Oddný Ofelia
Ofra Ognjen Oguz Oğuz Oğuzhan Okşan Ola Olafur Olave Oldřich Oleksiy Oleksandra Olena Oliwia Oliwier Olimpia Olle
Ollie Olumide Oluwaseun Omolara Onat Ondřej Onni Onofrio Ophélie Oren Oreste Oriana Oriane Oriol Orsolya Orville Orvar
Osvaldo Oswald Otakar Ottavia Ottavio Ottilie Ottokar Ottó Øystein Øyvind Oya Oytun Ozgur Özcan Özden Özgül Özkan
Öznur Pablito Paco Padraig Pál Paloma Pamella Panagiotis Pancho Panos Paolino Paquita Paride Parnian Parth Parvaneh
Parvati Parvin Parwin Pascale Pasi Pasqualina Patricio Patrycja Patryk Paulette Paulino Pauliina Paull Pavla Pavle
Pavlína Pavlos Pavol Pedja Peio Pelagia Pénélope Pepe Peppino Pepijn Pernille Perla Perrine Persephone Pertti Peta
Petar Petros Petrus Petter Petya Phuong Pia Pierfrancesco Pieternel Pinar Placido Plamen Polina Polona Porfirio
Pradeep Prakash Pranav Prasad Praveen Primož Primitivo Prisca Przemysław Purificación Quique Quim Quincy Quirin
Quirino Raanan Rabia Rachael Rachele Radek Radim Radka Radmila Radoslav Radovan Rafail Rafi Ragnar Ragnhild Rahel
Raheleh Rahma Raimo Raimond Rainier Raisa Rajan Rajiv Rajko Rakel Ramiz Ramune Randi Ranjit Raphaël Raphaëlle Rasim
Rasmus Rastislav Ratko Raúf Raul Rauni Ravi Rayan Raya Raymonde Recai Refik Regine Régine Reidar Reiko Reimar Reinhold
Reinier Remigiusz Remo Remus Renaud Renée Reşat Reuven Reyhan Rhea Rhian Ricarda Richarlison Rieke Rika Rikard Rikke
Rinat Ringo Risto Ritva Roald Roar Robrecht Robyn Rochelle Rodion Rogier Rohan Rokas Rolando Romane Romano Romualdo
Romuald Romy Ronaldo Rosalba Rosalia Rosalie Rosaria Roseline Roser Rosina Rosita Rositsa Rosella Rossella Rossana
Rotem Roxane Roza Rozalia Rozenn Rozita Róża Rubén Ruben Rubina Rūta Rukiye Ruggiero Rune Ruslana Ruy Ryo Ryoko
Ryszarda Saana Sabahat Sabiha Sabri Sabrin Saburo Sachiko Sadio Saida Saina Sakari Sakina Sakshi Salih Salima Saliha
Salome Salomé Salvatrice Samet Sameer Samuli Sandeep Sandrina Sándor Sanja Santino Sára Sargis Sarita Sarina Saša
Saskia Satoko Satoshi Saul Saule Savannah Saverio Savino Sayaka Sayuri Scarlett Seamus Séamus Sebahattin Sebastião
Sebnem Seçil Sedef Seema Sefa Segolène Ségolène Seija Seiko Seiji Selahattin Selcan Selçuk Selda Selena Selene Selman
Semih Semiha Semra Sena Senad Senem Seppo Serafina Serafín Serginho Serhan Serhat Serhii Serhiy Serife Şerife Sertaç
Seth Sevil Sevim Seymour Seyyida Sezgin Shabana Shakira Shakil Shani Shanice Shankar Sharona Shashi Shaunagh Shayan
Shayna Shefali Shelagh Shelly Sherry Sherif Sheryl Shigeru Shikha Shimon Shinji Shira Shiran Shizuko Shoji Shoshana
Shreya Shruti Shuki Shulamit Shyam Sibylle Sidonie Siegbert Siegmund Sieglinde Sigal Sigmund Sigridur Sigrún Sigurd
Sigurður Silja Silvana Silvester Silvestro Silvija Simão Simge Simonetta Simonas Sinéad Siri Sissel Skye Slavica
Slobodan Sławomira Smadar Snežana Snezhana Snorri Sofía Sofija Sofian Sofiane Sofya Soha Sohail Sokratis Soledad
Solomon Solveig Somchai Sonja Sonya Sophus Sorin Sotiris Souad Soufiane Soumaya Spiros Spyros Srdjan Srđan Sreten
Stacey Stamatis Stanislava Stanko Stavros Stefanie Stefanía Stefanos Steinar Stelios Stephania Stephanos Sten Stijn
Stig Stoyan Štefan Štěpán Stine Sture Sucheta Suellen Sujata Sukhdeep Suleika Sulejman Sumi Sumaya Suna Sunniva
Susanna Susi Süreyya Suzan Suzana Suzette Sveinn Sverre Svein Swati Swetlana Sybil Sylwester Sylwia Syrine Szabolcs
Szczepan Szilvia Szymon Tabea Tadahiro Tadashi Tadej Tae Taina Taisia Takahiro Takashi Takeshi Takuya Talip Talya
Tamami Tamás Tamaz Tamika Tancredi Tancrède Tanel Tanguy Tanis Tanisha Tanju Tapani Tapio Tarana Taras Tarja Tariku
Tarmo Tarquin Tasneem Tasos Tatiane Tatjana Taner Tansu Tatu Tayfun Taylan Teemu Tekla Telma Teodor Teodora Teofil
Teofila Teona Tereza Terezija Terho Terje Terrence Terttu Tetyana Teun Tevfik Thaddeus Thais Thalia Thandiwe Thanh
Theodoros Theresa Therese Theresia Thiemo Thijs Thilo Thom Thomaz Thor Thora Thorben Thuy Tiberio Tibor Ticiana Tihana
Tihomir Tiina Tijana Tillman Timea Tímea Timon Timofey Tineke Tino Tiphaine Tirza Titta Tiziano Tjaša Tobiah Todor
Toini Toivo Tomaž Tomáš Tomasina Tomasso Tomi Tomislav Tomoko Tonje Tonko Tõnu Tonya Torben Tord Torill Torkel
Torstein Tova Toyin Traian Traudl Trine Tristram Troels Trond Truus Tsegaye Tsipi Tudor Tuğçe Tülay Tülin Tullio
Tuncer Tuncel Tünde Turid Turgay Türkan Tuva Tuuli Twan Tyrone Uffe Uğur Ukko Ulla Ulises Ulisse Ulvi Uner Unni Urho
Urs Ursulina Urszula Usman Utku Vadim Václav Václava Vaiva Valborg Valdas Valdis Valerian Valeriy Valerij Valerio
Valéry Valter Vanda Vanja Vasant Vasil Vasile Vasilis Vasilisa Vassilis Vassili Vaughan Veera Veikko Velma Venancio
Vendula Venkat Venla Vesa Veselin Vesna Vibeke Vicky Victorine Vidar Vigdís Vijaya Vikas Viktoria Viktorija Viktoriya
Vilma Viljem Vilmos Vinay Vinícius Vinicius Vinko Violetta Virgilio Virgínia Vishal Vitalij Vítězslav Vitor Vittore
Vivek Viveca Viviana Viviane Vladan Vlado Vladimira Vladislav Vlasta Vlatka Vojtěch Volha Volodymyra Vuk Waclaw Wacław
Wagih Waldemar Waleed Waltraut Wanjiru Warwick Wassila Wenceslas Wenche Wendel Wibke Wieslaw Wiesław Wiesława Wiktoria
Wilfred Wilfredo Wilhelmina Willem Willemijn Winnifred Witold Władysław Włodzimierz Wouter Wyatt Xander Xaver Xavi
Xenia Xiomara Xochitl Yahir Yakup Yamila Yamina Yanick Yanina Yannis Yaroslav Yaşar Yasuko Yasuo Yaw Yekaterina Yelena
Yeşim Yetunde Yevgenia Yigal Yiğit Yiannis Yishai Yochanan Yoko Yolande Yonas Yordan Yordanka Yorgos Yoshiko Yoshio
Yosuke Yousra Ysaline Yücel Yukari Yukiko Yukio Yüksel Yumi Yunus Yuriko Yurii Yuriy Yusra Yusuke Yuto Zacharias Zafar
Zahid Zahide Zaira Zaneta Žaneta Zbyněk Zbyszek Zdeněk Zdenka Zdravko Zdzisław Zehava Żaneta Zeliha Zelda Zeljka
Zeljko Željko Zena Zenaida Zenon Zerrin Zeynel Zsuzsanna Zigmunt Zinaida Zita Ziva Zlatan Zlatko Zoé Zoë Zofija Zoltán
Zoltan Zora Zoran Zorica Zsófia Zsolt Zuzana Zuzanna Zülal Zulema Zvonimir Zygmunt Živa Živko Abdelkader Abdelaziz
Abdellah Abdelhamid Abdulmajid Abdurahman Abdulhamid Abdulwahab Abdulhadi Abdessalam Achraf Afnan Ahlem Akram Alawi
Amjad Ammar Anis Antoun Areej Aref Arwa Asaad Assia Atef Atiya Awad Ayoub Azhar Azmi Azzam Bachir Badia Badriya Bahaa
Baher Basem Basil Basim Basma Bassel Bassem Batoul Boushra Boutheina Chadi Chafik Charfeddine Cherif Chokri Chirine
Daoud Dareen Diaa Dima Diya Doaa Dounia Essam Fadel Fadia Fadila Fadwa Fahd Fahmi Fakhri Fathi Fathia Fatiha Fawaz
Fawzia Faycal Fayez Fayrouz Ferial Fikra Ghaith Ghaleb Ghalia Ghanem Ghaida Gihan Haitham Hamada Hamdan Hammad Hamoud
Hanaa Hania Hanane Hanadi Harith Haroun Hasna Hassiba Haytham Hazar Heba Hebah Hessa Hossam Houssam Houria Husni
Ibtisam Ihsan Ikhlas Ilham Imane Inaam Intisar Isam Ismahan Ismat Israa Izzat Jaber Jafer Jalila Jamel Jasim Jassem
Jihane Jihan Joudi Jumana Kadhim Kahina Kareem Kassim Kawthar Khaldoun Khalifa Khalila Khawla Khayri Khuloud Kifah
Labib Lamees Latif Layal Layth Leena Lotfi Loubna Loujain Lujain Luma Madiha Maen Mahasen Maisoon Maissa Majd Majda
Majdi Makram Malak Malika Mamdouh Manar Maram Maysa Maysoon Mazin Mervat Miral Moataz Moaz Monia Monzer Mounia Mounir
Mourad Mufid Muhannad Mukhtar Munira Murshid Musab Muslih Mutaz Nabiha Nadhir Nagla Nahed Naila Najat Najah Najla Najm
Namir Narmin Nashwa Nasima Nassim Nawaf Nawaz Nayef Nazem Nazih Nehad Nejla Nemat Nidhal Nihad Nisrin Nizam Noha Norah
Nourah Nouri Noureddine Nuha Nurah Omnia Orwa Ossama Othman Oumaima Oumayma Ouafa Qusai Rabab Rabee Radwan Radhia
Rafat Rafiq Rafic Raghda Raghib Raouf Rahaf Rajaa Ramez Ramzi Randa Rasheed Rasmi Rayane Razan Reda Redouane Rehab
Riham Rihab Rizk Roula Ruqaya Sabrine Sadeq Sadika Safaa Safiya Safwan Salama Salah Samah Sameh Samih Samiha Sarab
Seif Shaima Shaimaa Shaker Sharif Shawqi Shereen Sherine Shukri Sirine Soad Souha Souhail Soumia Subhi Suha Sumaia
Sumayya Tahani Taher Tahseen Talat Taleb Tareq Tarik Tawfik Tawfiq Taysir Thabet Thaer Thana Toufic Ubaid Usama Wadih
Wadie Wahib Wafaa Wajih Walaa Wardah Wasim Wijdan Wissal Yacine Yacoub Yahia Yamen Yaseen Yassin Yassine Yasmina
Youcef Younes Younis Zahi Zakaria Zakariya Zaher Zayed Zayn Zayna Zeid Zeyad Zineb Zouhair Zohair Zubair Zuhra
Abolfazl Afsoon Ahmadreza Amirali Anousheh Arastoo Ardeshir Arezou Arghavan Arian Arsalan Asal Azita Baharak Bardia
Behdad Behrang Benyamin Borzoo Borna Daryoush Donya Elmira Esfandiar Fardin Farhang Farnaz Farrokh Farshad Farshid
Farzin Ferdows Forouzan Forugh Ghodrat Gholam Gholamali Giti Goli Golshan Habibollah Haleh Hanieh Hedyeh Helia
Homayoun Hooshang Hosna Jaleh Javaneh Kambiz Katayoun Keyvan Keivan Khashayar Kianoosh Kiumars Koorosh Mahan Mahboubeh
Mahin Mahmoudreza Mahshid Mahvash Manijeh Mansour Mansoureh Marjaneh Masih Masoumeh Mastaneh Mehrnoosh Mersedeh Minoo
Moein Mohadeseh Mohammadali Morvarid Mozhgan Naghmeh Nastaran Nazgol Nika Niki Niloofar Niusha Noushin Oranous
Parastoo Pardis Parinaz Parsa Payman Pooneh Poupak Pouran Poya Raha Rahil Rambod Reihaneh Reyhaneh Rokhsareh Romina
Roshanak Sadaf Saeid Saghar Sahand Salar Samad Sanam Sareh Sarvenaz Sasan Sayeh Shadi Shahriar Shahrzad Shahrokh
Shahryar Shahnaz Sheida Shervin Sheyda Shokoufeh Shokouh Soroush Soudabeh Tahereh Tala Tannaz Tirdad Toktam Yasaman
Yashar Yasna Yeganeh Zari Zhila Ziba Zohreh
"""

_CYRILLIC = """
Йони Матти Иосиф Осип Лесь Корнелий Идо Ицхак Арье Моше Авигдор Хаим Шломо Яир Гидеон Рувен Шимон Бенцион Бенни Эхуд
Эли Ора Тамар Галь Эфраим Натан Савелий Ефрем Лазарь Моисей Исаак Яков Самуил Борис Глеб Кузьма Лаврентий Никодим
Фаддей Эраст Юлий Август Викентий Виссарион Гурий Елисей Еремей Ермолай Зосима Клавдий Конрад Корней Лукерья Марианна
Мариэтта Нателла Нора Пётр Петр Прокофий Рафаил Регина Рудольф Серафим Сильвестр Спиридон Тарас Трифон Ульян Фома
Харлампий Эвелина Эльза Юлиус Йосип Йосеф Северин Володимир Гнат Данко Дем'ян Лев Левко Лука Марко Мілена Остап Панас
Сава Свирид Семко Тимко Ждан Ярема Ярополк Мирон Орина Одарка Палажка Стефанія Кирил Стоян Димитър Георги Пламен
Красимир Румен Цветан Живко Драган Зоран Горан Милош Милан Душан Ненад Небойша Слободан Весна Јован Авдей Агата Агафья
Аглая Азамат Азат Аида Айдар Айла Айрат Акбар Аксинья Алан Алевтина Алим Альфия Амир Анатоль Анвар Ангелина Анжела
Ансар Антонина Артем Артемий Архип Ася Афанасий Аяна Бахтияр Бахыт Белла Борислав Бруно Булат Василина Вахтанг
Вениамин Владлен Власта Гавриил Галия Гаррик Гарри Гузель Гульнара Гурам Давыд Далер Данил Дарина Даша Демид Джамиля
Дилара Дильшат Динара Добрыня Дорофей Евдокия Емельян Ерлан Есения Жанар Земфира Зоя Зульфия Зураб Игнат Игнатий
Изабелла Измаил Илларион Илона Ильдар Ильнур Инга Инесса Инна Ионна Ираклий Ирма Камила Камиль Каролина Кира Клара
Кристина Лейла Леонтий Лика Лиана Лилия Лина Лора Луиза Лукьян Мадина Малика Мальвина Марфа Марьям Милана Милена
Мирослава Мирослав Мстислав Назар Назарий Наина Наталия Нелли Нестор Никифор Николь Нинель Нонна Оскар Патимат
Пантелей Потап Прасковья Прохор Радик Радмила Рамазан Рамзан Раиль Расул Рашид Рената Ринат Роксана Ростислав Рубен
Руслана Рустем Савва Салават Саида Святослав Севастьян Семен Серафима Стелла Стефания Тагир Терентий Тимофей Трофим
Устинья Фарида Федот Феликс Феодосия Флора Фрида Харитон Хасан Чингиз Шамиль Эдгар Эдита Элеонора Элина Элла Эльдар
Эльмира Эмиль Эмма Эрика Эрнест Эсмира Юлиан Юлиана Юстина Янина Есфирь Авраам Аарон Абрам Соломон Сэм Джек Стив Дэвид
Боб Билл Чарльз Уильям Генри Фрэнк Фред Эндрю Брайан Гэри Эшли Дженна Дженнифер Джессика Нейоми Валентино Бронислав
Станислава Зіновій Іванна Кирило Маркіян Марія Матвій Микита Олександра Олесь Орест Орися Пилип Соломія Софія Тимофій
Федір Юстин Яків Віталій Вікторія Антін Устим Ахмет Мехмет Айше Фатма Зейнеп Эмре Керем Бурак Юсуф Омер Селин Дениз
Ибрагим Исмаил Абдулла Абдул Абдурахман Халид Омар Фарид Джамал Самир Тарик Зиад Набиль Рами Надя
"""

_ARABIC = """
نانسي ريتا باسكال كارلوس ناصيف ملحم وديع نصري جوليا كاظم ماجدة أصيل عمرو تامر إليسا نوال أنغام هشام إيهاب يسرا لبلبة
صدرا سیدصدرا فرهاد رهام شهاب‌الدین آرین آریان آوا بنیامین پرهام ترنم تینا حسام‌الدین دینا رادین رستا سپنتا سورنا شایان
طاها عرشیا فربد کارن کسرا ماهان محمدطاها مهرسا نیایش هلیا أديب أسيل أصالة آلاء ألبير ألفت أمجد أنيسة إكرام ادريس باسمة
بثينة بلقيس جودت جويل جيهان حذيفة حسناء داليا دانا دانيا رأفت راغب رباب رشا رشدي رضوان رغدة رنيم رولى زاهي سعدون سفيان
سماهر سندس سهيلة سهير سيرين شادية شذى صابرين صفية صهيب طه ظافر عائدة عايدة عبدالحميد عبدالقادر عبداللطيف عبدالوهاب
عبلة عبيدة عروة علوان علياء عواطف فاتن فاديا فادية فايزة فتحية فرزاد فوزية قتيبة قحطان قصي كلثوم كميل لؤي لجين لميا
لمياء لورين ليان ليث ليليان محاسن مدحت مديحة مرسيل مروى مصعب مظفر معاوية منيرة ميرفت ميرنا ميسون ناجية نادين نازك ناهد
نايف نبال نبيلة نرمين نعيمة نواف نورالدين نوران نورهان هادية هاجر ياسمينة يعرب أريج بيسان تالا تالين جمانة جنى دانة
دارين ريان رينا سدرة سيدرا غيداء كنده كندة لارين لانا لين مريانا ميساء ميلا نايا كريستيان بيير رودي سيرج عمانوئيل مارك
نقولا إيريك آشلي إيفانا كيفن ستيف إيما آراد آزیتا آیلین احسان احمدرضا ارغوان اسفندیار الهه امیرمحمد ایرج بهادر بهاره
بهراد بهناز بهنوش بیتا پانته‌آ پرنیان پریناز پژمان پوران پوریا پونه توران تورج تهمینه جلیل جهانگیر حبیب حدیثه حسینعلی
حمیدرضا حنانه خدیجه خشایار دانیال راحله رعنا رقیه روح‌الله ژاله ژیلا ساره ساغر سالار سامان سامیار سعیده سهراب سودابه
سوگل سولماز سیمون شراره شروین شهرام شهربانو شهرزاد شهلا شهناز شهین صنم طاهره عفت عطیه علی‌اصغر علی‌اکبر غزاله فائزه
فرامرز فرانک فرحناز فرزین فرشاد فرشید فرناز فرنوش فریبرز فریده فهیمه قدسی کامبیز کامیار کبری کمند کیارش کیانا کیانوش
کیمیا کیومرث گلاره گلشیفته لادن لاله لیدا ماهرخ مائده محبوبه محدثه محمدامین محمدجواد محمدحسین محمدعلی محمدمهدی محیا
مرضیه معصومه ملیحه ملیکا منصوره منوچهر منیره منیژه مهبد مهدخت مهراب مهراوه مهرنوش مهلا مهین میترا ناهید نجمه نسترن
نعیمه نفیسه نیره نیکا هاله هانیه هژیر هلن هنگامه یاسمن یاشار آتیلا آیدین آیسان
"""

_HEBREW = """
אלדד אלעזר ירחמיאל ניבין יונתן ישעיה יחיאלי מתיאס חביבה רוחמה צפורה אסתי מיכלי אביבית אביחי אביעד אברם אדוארד אדווה
אדיר אהובה אהוד אודי אופיר אופירה אחינועם איגור איה אילנית אירית אירנה איתמר אלחנן אליאור אלינור אליסף אליענה אלישבע
אלכס אלכסנדר אלקנה אלרואי אמיליה אמנון אנאל אנג'לה אסנת אסתר אפי ארנון אריאלה ביאנקה ברוריה גאיה גוני גילעד גלעד ג'ולי
ג'ני דבי דודו דולב דורין דורית דיקלה דנה דניאלה דנית דפני דרורה הודיה ויטלי ורדה זיוית זלמן זהבית חגית חסיה טלילה טניה
יגאל ידידיה יואב יוכבד יוספה יזהר יחזקאל יחיאל יעלי יפעת יצחקה ירדנה ירמיהו ישי ישעיהו כוכבה כרמית לידור ליהי ליהיא
ליטל לימור לינוי ליעוז לירון מאירה מורדי מורדכי מורית מילכה מיקה מיקי מיכאלה מירב מרב מרגלית מרדכי מריה מרינה מתניה
נחום נחמיה נטלי נטליה נירה נירית סבטלנה סיגלית סימה סמיר עומרי עופרי עירית עליזה עמיחי עמנואל עמרי עפרי ענבל ענבר פאני
פולינה פזית פנחס פרידה צביה צביקה צופיה צחי צילה קובי רבקה רויטל רונה רונאל רחלי רינת רפאל רקפת שגית שירלי שלומי
שלומציון שרית אחלאם אמל באסל באסם בסאם ג'ורג' ג'מאל ח'אלד ח'ליל יאסר מאהר מוסטפא נביל סמירה פאדי פאטמה רימא סלמה דונלד
טיפאני ג'יל אשלי לארה ג'ון ג'אד
"""

_TRADES = """
alfarero barbeiro oleiro jardineiro jardinero pescador marinheiro ferreiro padrino ebanista tapicero tornero heladero
lechero Friseurmeister Friseurmeisterin Bäckermeister Bäckermeisterin Kunstturner Kunstturnerin Orgelbauer Geigenbauer
Geigenbauerin oboist bassoonist flutist organist clarinetist violoniste hautboïste oenologue œnologue potier potière
fromager fromagère المذيعة الممرضة الخطاطة weightlifter shepherd cobbler tiler roofer student schoolgirl schoolboy
pupil grandmother grandfather widow tenista tennista pallavolista ciclista carpinteiro carpintero fontanero albañil
relojero sastre modista barbero herrero labrador ganadero apicultor menuisier maçon éleveur apiculteur berger
couturière tailleur horloger garagiste lycéenne lycéen étudiante étudiant retraité retraitée Landwirt Landwirtin Imker
Imkerin Schäfer Klempner Dachdecker Maurer Schneider Schneiderin Schülerin Schüler Studentin Rentnerin Rentner
Hausmeister Fleischer Glaser Uhrmacher falegname idraulico muratore sarto sarta pensionato studentessa apicoltore
calzolaio agricultor agricultora camponês alfaiate costureira sapateiro pedreiro marceneiro aposentado fietsenmaker
boer boerin kleermaker loodgieter metselaar imker leerling rolnik rolniczka pszczelarz hydraulik murarz krawiec
krawcowa szewc uczennica uczeń emeryt emerytka studentka kucharka kucharz listonosz sołtys pasieczny çoban çobanı
terzisi muhtar emekli öğrenci marangoz tesisatçı arıcı türkücü ozan пастух пасечник пчеловод пчеловода столяр столяра
сапожник портной портниха школьница школьник студентка студент пенсионер пенсионерка доярка комбайнёр тракторист
тракториста почтальон библиотекарь бабушка дедушка пасічник швець бджоляр школярка школяр пенсіонер пенсіонерка
листоноша тесля коваль муляр کفاش خیاط نقاش چوپان زنبوردار دانش‌آموز دانشجو بازنشسته آهنگر لوله‌کش مکانیک آرایشگاه
المزارع الراعي النحال الحداد الطالبة الطالب المتقاعد السباك الإسكافي المحاسب المحاسبة الطفلة الجدة الحاجة طالبة طالب
طفلة הטבח הטבחית הנגרית החקלאי הרועה הכוורן השרברב החייט התלמידה הסטודנטית הסטודנט הגמלאי הגמלאית הספרית הסבתא הסבא
accountant acupuncturist animator archaeologist astronomer barista bassist beekeeper biologist blogger botanist bowler
bricklayer broadcaster busker butcher carpenter cartoonist cellist ceramicist cardiologist chemist choreographer
cinematographer clarinettist climber conductor counsellor curator cyclist dancer decorator dermatologist designer
economist electrician entomologist fencer filmmaker flautist florist gardener geologist goalie gymnast gynaecologist
hairdresser harpist hiker historian hockey illustrator instructor jeweller joiner judoka juggler lecturer librarian
linguist magician marathoner mason mechanic midwife mountaineer neurologist nurse optician paediatrician percussionist
pharmacist photographer physiotherapist plasterer playwright plumber potter printmaker programmer psychiatrist
psychologist puppeteer quarterback receiver referee rower runner sailor saxophonist screenwriter seamstress
skateboarder snowboarder soprano stylist surfer tenor baritone trombonist trumpeter tutor umpire vet veterinarian
violist vocalist weaver welder youtuber zoologist linebacker shortstop pitcher fullback flanker batsman notaire
dentiste boulanger boulangère cuisinier cuisinière coiffeur coiffeuse comédien comédienne danseur danseuse écrivain
écrivaine plasticien plasticienne sculpteur sculptrice violoncelliste pianiste guitariste batteur humoriste
photographe architecte pharmacien pharmacienne infirmière vétérinaire cycliste nageur nageuse rugbyman défenseur
buteur illustrateur illustratrice réalisateur réalisatrice historien historienne bibliothécaire cinéaste libraire
fleuriste joueur joueuse plombier dentista abogada arquitecto arquitecta bailarín bailarina boxeador ceramista
cocinero cocinera cineasta dibujante enfermera florista fotógrafo fotógrafa guionista historiador historiadora
humorista ilustrador ilustradora jugador jugadora librero maestra mediocampista músico nadadora novelista pianista
panadero panadera peluquera peluquero pintora poetisa profesora veterinaria veterinario violinista zapatero zaguero
defensor arquero farmacéutica Anwältin Apotheker Apothekerin Architekt Architektin Ärztin Bäcker Bäckerin Bildhauer
Bildhauerin Bibliothekarin Cellist Cellistin Dichterin Dirigentin Erzieherin Floristin Fotograf Fotografin Friseur
Friseurin Gärtner Gärtnerin Geiger Geigerin Handballer Hebamme Illustratorin Kabarettist Kabarettistin Keramikerin
Köchin Konditor Künstler Künstlerin Lehrer Lehrerin Läufer Läuferin Linksaußen Malerin Metzger Metzgermeister
Moderatorin Musiker Musikerin Optiker Organist Pianist Pianistin Pfarrer Pfarrerin Regisseur Regisseurin
Schriftsteller Schriftstellerin Schreiner Schreinermeister Schauspielerinnen Schwimmer Schwimmerin Sopranistin Tänzer
Tänzerin Tenor Tierarzt Tierärztin Tischler Tischlermeister Torhüter Turnerin Verteidiger Winzer Zahnarzt Zahnärztin
Abwehrspieler allenatore architetto arbitro ballerino cantautore cantautrice chirurgo commediografo cuoco cuoca
difensore direttrice disegnatore farmacista fioraio fioraia fotografo fotografa geometra giardiniere insegnante
musicista nuotatore nuotatrice panettiere parrucchiere pasticcere pasticciera pittrice poetessa romanziere scenografo
scrittrice scultore scultrice stilista tenore terzino violoncellista centrocampista advogada ator arquiteto arquiteta
bailarino cabeleireira cabeleireiro cardiologista cavaquinista cozinheira cozinheiro encenador encenadora enfermeiro
enfermeira escritora fadista farmacêutica guitarrista jogadora médico médica padeiro professora sambista zagueiro
treinador ginasta acteur actrice bakker beeldhouwer bloemist chirurg danser danseres dichter dichteres doelman
fotograaf huisarts kapper keeper kok kunstenaar kunstenares leraar lerares muzikant schilder schilderes schrijver
schrijfster slager spits tandarts timmerman verdediger violiste wielrenner zanger zangeres zwemmer zwemster
middenvelder architekt bokser cukiernik dentysta dentystka dyrygent dyrygentka fotograf fryzjer fryzjerka gitarzysta
historyk kolarz koszykarz kompozytorka lekarka malarka muzyk nauczyciel nauczycielka obrońca ogrodnik pianistka
piekarz piłkarka pisarz pisarka piosenkarz pływak pływaczka poeta poetka pomocnik reżyser reżyserka rzeźbiarz
rzeźbiarka siatkarz siatkarka skrzypek skrzypaczka sprinterka stolarz śpiewak śpiewaczka tancerka tancerz tenisista
tenisistka weterynarz wiolonczelista organista stomatolog farmaceutka antrenör arkeolog aşçı avukat besteci berber
çiftçi çizer dansçı doktor eczacı edebiyatçı fırıncı fotoğrafçı gitarist güreşçi heykeltıraş hemşire karikatürist
kasap keman kemancı koreograf mimar modacı müzisyen oyuncusu öğretmen öykücü piyanist romancı ressamı sanatçı
sanatçısı senarist seramikçi sinemacı sopranosu tenisçi terzi veteriner yazar yazarı yönetmen yönetmeni yüzücü
haltercisi forvet golcü tiyatrocu dişçi актёра актера актрисы актрису баскетболист балерина балерины басист биатлонист
боксёра боксера борец вокалист волейболист врач-стоматолог гимнаст гимнастка гитарист дизайнер дирижёра драматург
защитника иллюстратор историк кинорежиссёр кинорежиссер композитор композитору кондитер краевед кулинар лыжник лыжница
модельер музыкант музыканта нападающего пекарь пианист пианистка пианиста плотник пловец пловчиха полузащитник
поэтесса прозаик парикмахер режиссёр режиссера режиссёра режиссер садовод саксофонист сантехник скрипач скрипачка
скрипача скульптор скульптора слесарь солист стоматолог сценарист теннисист теннисистка тенор токарь тренер тренера
учитель учительница фигурист фигуристка фермер фотограф футболиста хирург хореограф художница художника художницы
художнику шахматист шахматистка актор акторка архітектор вчитель вчителька диригент живописець захисник кондитерка
кравець кухар лікарка музикант піаніст піаністка пекар письменниця поетеса поет режисер режисерка скрипаль скрипалька
співачка танцівниця тенісист хірург художник художниця الخباز الخياط الطباخ الطباخة النجار الحلاق الصيدلاني الصيدلانية
الطبيبة طبيبة المعلمة المصورة المصمم المصممة النحات النحاتة الرسامة التشكيلية التشكيلي العداء العداءة الملاكم المصارع
الرباع المايسترو العازف العازفة عازفة الملحن الشاعرة الأديب الأديبة المؤرخ الناقد الناقدة السينمائي المسرحي الخطاط
لاعب لاعبة ممثلة مطرب مطربة مغني مغنية رسام رسامة شاعر شاعرة روائي روائية طباخ خباز الجراح البروفيسور البروفيسورة
البروفسور الزجال الطاهي الطاهية المطربة المغنية المهندسة المحامية المخرجة الصيدلي الفلكي الفيلسوف الراقصة آرایشگر آشپز
آهنگساز باغبان پیانیست تدوینگر ترانه‌سرا خطاط داستان‌نویس دندان‌پزشک دندانپزشک روان‌شناس سرآشپز سرمربی شنا شاعره طراح
عکاس فیلم‌ساز فیلمساز قصه‌گو قناد کاریکاتوریست کشتی‌گیر کتابدار کشاورز گرافیست مجسمه‌ساز موسیقی‌دان نانوا
نمایشنامه‌نویس نوازنده نوازندهٔ والیبالیست وزنه‌بردار هنرپیشه خوشنویس داروساز پرستار دروازه‌بان הגולש הדוגמנית
הדרמטורג הווטרינר הטניסאי הכנר הכנרית הכוריאוגרף הכדורסלן הכדורגלן המוזיקאי המוזיקאית המעצב המעצבת הנגר הסופרת הפסנתרן
הפסנתרנית הפסלת הצייר הציירת הקומיקאי הקומיקאית הקולנוען הרוקחת הרופאה הרקדן הרקדנית השפית השחיין השחיינית התסריטאי
האדריכל האדריכלית האומן האמן האמנית הבימאי הבמאי הבמאית האופה הגנן הגננת המאפרת המשוררת פרופ' פרופסור ד״ר שחקן שחקנית
זמר זמרת צייר ציירת במאי במאית סופרת אדריכל אדריכלית
"""

_VENUES = """
café cafe kafe kafé koffiehuis eethuis restauracja librería librairie libreria livraria księgarnia księgarni discoteca
discothèque dyskoteka disco pub gelateria heladería sorveteria taverna tasca bodega mercearia épicerie boucherie
carnicería macelleria talho coiffeur salon salón salão barbería barbearia friseursalon teehaus kaffeehaus shisha-bar
bistro bistrô bistrot mosteiro hostería pensión чайхана чайхане чайхану кафе кинотеатр кинотеатре ательє
парикмахерская ательe гастроном гастрономе універмаг шашлычная столовая їдальня station lijn línea мыло магазин
магазине חנות מספרת פיצה בית-קפה בקפה بمطعم بمقهى كافتيريا محمصة فندق أستوديو مكتبة هتل مسافرخانه بستنی کبابی چلوکبابی
کتاب‌فروشی ресторан ресторане ресторана кофейня кофейне пекарня пекарне бар бара баре пиццерия пиццерии кав'ярня
кав'ярні піцерія піцерії restauracji kawiarnia kawiarni piekarnia piekarni kebab bar cukiernia ristorante trattoria
osteria pasticceria pizzeria pizzería panificio panadería pastelería cafetería restaurante churrascaria padaria
pastelaria boulangerie pâtisserie brasserie Imbiss Gasthaus Gaststätte Bäckerei Konditorei Metzgerei Eisdiele Pizzeria
Fleischerei Schreinerei Kanzlei Apotheke bakkerij eetcafé snackbar slagerij lokantası مطعم مقهى كافيه مخبز حلويات
ملحمة صيدلية صالون رستوران کافه نانوایی قنادی شیرینی‌فروشی سالن داروخانه מסעדת קפה מאפיית פיצריית farmacia farmácia
pharmacie żłobek przedszkole przedszkola бутик салон аптека аптеке
"""

_STREETS = """
شارعِ ساحة ulicę ulicą ulic aleja alei улицу улицей переулок переулке проспект проспекте проспекту бульвар бульваре
площадь вулиця вулицю вулиці вулицею провулок проспекті шоссе набережной сквер сквере piazzale rua travessa praça
boulevard caddesi calle avenida شارع شارعي بشارع حي زقاق خیابان خیابان‌های بزرگراه اتوبان کوچه بلوار محله میدان رحوب
ברחוב רחוב שדרות סמטת ulicy ulica ulice улица улице улицы rue avenue
"""

_RELATED = """
familia familie família famille famiglia rodzina rodziny rodzinę семья семьи семье родина родини ailesi عائلة خانواده
משפחת
"""

_HONOURS = """
Republikanin Republikanina Demokrata Republikaner Hawkish Dovish Embattled Ailing
Wadi Jabal Tel Tell Nahr Autokrat Autocraat Autocrata Despoot Mevkidaşı Mevkidaşım Mevkidaşımız Bilionário Zbrodniarz
Homologue Kremlherr Ekselans Seyyid Amtsinhaber Ausgerechnet Ambtgenoot Hodjatoleslam Hojatolislam Kleriker Klerikers
Hardliner Milyarder Ресторатор Повар Аятола Однак Magnate Mandatario Tycoon Strongman Warlord Ayatola Ajatolla Ayatolá
Raïs Rais Rahbar Sultán Sultan Sultano Führer Duce Caudillo Ayatollah Ajatollah Ajatollahs Hojatoleslam Hojjatoleslam
Hodschatoleslam Sayyed Sayyid Sayed Seyed Seyyed Seyid Said Sajjid Sayd Sajed Sajid Hajj Hadschi Haj Hadji Hacı Sardar
Serdar Mullah Molla Mollah Sheikh Sheik Shaikh Scheich Szejk Cheikh Jeque Sceicco Xeique Sjeik Şeyh Emir Mirza Abu Ibn
Bin Bint Ben Al El Imam Imán Dr Dott Prof Ing Lic Arch Mgr Inż Gen Gener Lt Maj Mr Mrs Ms Sr Sra Sig Mme Mlle Hr Fr
Pan Pani Pán Paní Herr Herrn Kronprinz Prinz König Schah Zar Diktator Despot Kriegsherr Machthaber Staatschef
Kremlchef Regierungschef Expräsident Ex Expresidente Exministro Exgeneral Expremier Kanzlerkandidat Vize Vizepräsident
Oligarch Präsidentschaftskandidat Premier Prezydent Prezydenta Prezydentem Prezydentowi Przywódca Dyktator Dyktatora
Minister Ministra Szef Szefa Sekretarz Premiera Generał Generała Ajatollaha Presidente Presidenta Premierminister
Utenriksminister Utrikesminister Udenrigsminister Statsminister Förre Tidigere Forhenværende Başkan Başkanı
Cumhurbaşkanı Bakan Bakanı Lider Lideri Reis Başbakan General Generali Komutan Komutanı Sözcüsü Sekreteri Bakanımız
Президент Президента Президенту Президентом Экс-президент Аятолла Аятоллы Глава Министр Генсек Премьер Премьера Лидер
Диктатор Диктатора Главком Бригожин Господин Господина Пан Пана Пану Товарищ Шейх Сейед Сейид Саид Хаджи Генерал
Генерала
"""

LATIN = frozenset(_LATIN.split())
CYRILLIC = frozenset(_CYRILLIC.split())
ARABIC = frozenset(_ARABIC.split())
HEBREW = frozenset(_HEBREW.split())
WORLD = LATIN | CYRILLIC | ARABIC | HEBREW
"""Given names, in all scripts."""
WORLD_TRADES = frozenset(_TRADES.split())
"""Trades right before somebody's surname; whoever is watched is of none of them."""
VENUES = frozenset(_VENUES.split())
"""Shops and inns that bear the name right behind them."""
STREETS = frozenset(_STREETS.split())
"""Streets, squares and quarters that bear the name right behind them."""
RELATED = frozenset(_RELATED.split())
"""What stands before the name of a family: of no place."""
HONOURS = frozenset(_HONOURS.split())
"""What stands before a surname and is no given name, though it is rare."""
