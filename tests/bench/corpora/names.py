"""Invented people, places and organisations: what makes the tail of a newspaper's vocabulary grow with every article."""

FIRST_NAMES = """Adèle Alain Alice Amélie André Anne Antoine Arnaud Bastien Benoît Bernard Brigitte Camille Catherine Cécile Chloé Claire Clément
Corinne Damien Daniel Denise Édouard Élise Élodie Émile Éric Étienne Fabrice Florence François Françoise Gaëlle Geneviève Gérard Gilles Guillaume
Hélène Hervé Hugo Inès Isabelle Jacques Jean-Luc Jeanne Jérôme Joëlle Julien Laëtitia Laurent Léa Louise Luc Maël Marc Margaux Marie-Pierre Mathilde
Michel Mireille Nadia Nathalie Nicolas Noémie Odile Olivier Pascal Paul Philippe Pierre Quentin Raphaël Renée Romain Sabine Samia Sébastien Simone
Sophie Stéphane Sylvie Théo Thomas Valérie Vincent Virginie Xavier Yann Yasmine Yves Zoé""".split()
OPENINGS = "Ba Be Bou Bri Ca Cha Che Co Cou Da De Du Fa Fe Fo Fre Ga Gau Gi Gra Gué Hu Ja Jou La Le Li Lou Ma Mé Mo Mou Na No Pa Pe Pi Po Qué Ra Ré Ri Ro Rou Sa Sé So Ta Thé To Tri Va Ve Vi Vo".split()
MIDDLES = "ba bi bou ca che co da de du fa ga gne guè la le li lo ma mi mo na ni no pa ra ri rou sa se si ta ti to va vi".split()
SURNAME_ENDINGS = "ard aud audet bault bert chon court det din dot dreau fort gnon gnac lain lard let lier lin lot mier naud net nier not quet rand raud ret rier rin rot seau sier teau tel tier tin vel vet vin zac".split()
PLACE_ENDINGS = "court dun gnac gny lac les lieu mont nay nes nville sac ssac ssy sur-Mer sur-Loire viers ville vray zac".split()
ORGANISATIONS = "Agence Association Caisse Chambre Comité Conseil Fédération Fondation Institut Observatoire Société Syndicat Union".split()


def invented(rng, endings, count):
    """`count` different names."""
    found = {}
    while len(found) < count:
        name = rng.choice(OPENINGS) + "".join(rng.choices(MIDDLES, k=rng.randrange(3))) + rng.choice(endings)
        found[name.replace("sur-", "-sur-")] = None
    return list(found)


def places(rng, count):
    return invented(rng, PLACE_ENDINGS, count)


def people(rng, count):
    return [f"{rng.choice(FIRST_NAMES)} {surname}" for surname in invented(rng, SURNAME_ENDINGS, count)]


def organisations(rng, count):
    return [f"{rng.choice(ORGANISATIONS)} {adjective} de {name}" for name, adjective in
            zip(places(rng, count), rng.choices(("nationale", "régionale", "française", "publique", "européenne"), k=count))]
