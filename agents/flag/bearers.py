"""Other bearers of a name: a surname behind somebody else's given name is not the watched person."""

from __future__ import annotations

import re

from agents.text import Folded, fold

_GIVEN = """
Aaron Abigail Adam Adrian Agnes Aidan Alan Albert Alex Alexander Alice Alison Amanda Amy Andrea Andrew Angela Anita
Ann Anna Anne Anthony Anton Antonio Arthur Ashley Audrey Barbara Barron Barry Ben Benjamin Bernard Bernie Betty
Beverly Bill Billy Bob Bonnie Brad Bradley Brandon Brenda Brett Brian Bruce Bryan Cameron Carl Carla Carlos Carol
Caroline Catherine Charles Charlie Charlotte Chloe Chris Christian Christina Christine Christopher Claire Clara
Colin Craig Cynthia Dan Daniel Danny Darren Dave David Dean Deborah Dennis Derek Diana Diane Dominic Dora Dorothy
Doug Douglas Duncan Dylan Edward Eileen Elaine Elena Eleanor Elizabeth Ella Ellen Emily Emma Eric Erica Erik Erin
Eva Evan Eve Evelyn Fiona Florence Frances Francis Fred Freddie Gareth Gary Gavin George Gerald Gina Giovanni Gloria
Gordon Grace Graham Greg Gregory Gwen Hannah Harold Harriet Harry Heather Heidi Helen Henry Holly Howard Hugh Ian
Irene Isaac Isabel Ivan Ivana Ivanka Jack Jackie Jacob Jacqueline Jake James Jamie Jan Jane Janet Jason Jay Jean
Jeff Jeffrey Jennifer Jenny Jeremy Jerry Jesse Jessica Jill Jim Jimmy Joan Joanna Joe Joel Johannes John Johnny Jon
Jonathan Jordan Joseph Josh Joshua Joyce Juan Judith Judy Julia Julian Julie Justin Karen Karl Kate Katherine
Kathleen Kathy Katie Keith Kelly Ken Kevin Kim Kimberly Kirsten Kyle Lara Larry Laura Lauren Lawrence Leah Lee Leo
Leon Leonard Leslie Lewis Liam Linda Lisa Logan Lorraine Louis Louise Lucas Lucy Luke Lynn Madison Maggie Marcus
Margaret Maria Marie Marilyn Marion Martha Martin Mary Matt Matthew Maureen Max Megan Melania Melissa Michael
Michelle Miguel Miley Mitchell Molly Monica Nancy Natalie Nathan Neil Nicholas Nick Nicole Nina Noah Nora Oliver
Olivia Oscar Owen Pamela Pat Patricia Patrick Paul Paula Pauline Pedro Peggy Peter Phil Philip Phillip Phoebe Rachel
Ralph Ray Raymond Rebecca Rhys Ricardo Richard Rick Rita Robert Robin Roger Ron Ronald Rose Ross Roy Russell Ruth
Ryan Sally Sam Samantha Samuel Sandra Sara Sarah Scott Sean Sebastian Sharon Sheila Shirley Simon Sophia Sophie
Spencer Stacy Stanley Stella Stephanie Stephen Steve Steven Stuart Sue Susan Suzanne Sylvia Tara Ted Terry Teresa
Thomas Tiffany Tim Timothy Tina Todd Tom Tommy Tony Tracy Travis Trevor Tyler Ursula Vanessa Vera Victor Victoria
Vincent Virginia Walter Wayne Wendy William Zoe Siegfried Winifred Wieland Wolfgang Cosima Katharina Franz Otto
Jürgen Klaus Hans Günter Helga Nike Sasha Emilia Agatha Nigel Kirsty Benny Ali Ahmad Ahmed Hassan Hossein Hussein
Hamid Karim Khalid Layla Leila Maryam Mehdi Mohammad Mohammed Mahmoud Nasser Omar Reza Saeed Samir Sara Yasmin Yusuf
Emile Georges Michel Pierre Sylvain Émilie Nadia Rima Fatima Zahra Amir Farid Tarek Bilal Rami Ziad Hala Sami Karima
Masoud Massoud Jafar Jaafar Javad Behrouz Behnam Behzad Farhad Gholamreza Majid Mojtaba Mostafa Mustafa Murtaza Nader
Ardavan Ramin Sadegh Shahram Vahid Hadi Haidar Haider Ibrahim Jamal Jamil Khaled Marwan Nabil Walid Yasser Yousry
Youssef Elias Boutros Charbel Habib Siamak Parviz Davoud Скотт Иванка Мелания Эрик Рихард Эмили Джон Роберт Кевин Майкл
Дуглас Анна Мария
"""
_NAMES = frozenset(fold(name) for name in _GIVEN.split())
_LAST = re.compile(r"([^\W\d_]+)(?: [a-z]\.?)? $")


def of_another(text: Folded, start: int, own: frozenset[str]) -> bool:
    """Whether a given name that is not one of a person's own (`own`, folded) stands right before a folded place."""
    first = max(0, start - 24)
    before = _LAST.search(text.text[first:start])
    if before is None or before.group(1) not in _NAMES - own:
        return False
    return text.original[text.span(first + before.start(), first + before.end())[0]].isupper()
