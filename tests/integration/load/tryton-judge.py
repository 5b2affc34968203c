"""Tryton as the judge of what was loaded: python3 tryton-judge.py CONFIG DATABASE validate|edit|edit-mechanism|read

validate: every party is found, passes the program's own validation and reads back as the program itself would write it.
edit: a person edits one party, and makes a new one, through the program.
edit-mechanism: a person changes a phone of another party.
read: the names and the numbers that the program shows.
Prints one JSON object. Nothing of a `validate` is kept.
"""

import json
import sys

from trytond.config import config

config.update_etc(sys.argv[1])

from trytond.pool import Pool  # noqa: E402
from trytond.transaction import Transaction  # noqa: E402

database, action = sys.argv[2:4]
Pool.start()
Pool(database).init()

with Transaction().start(database, 1, context={"active_test": True}) as transaction:
    pool = Pool()
    Party = pool.get("party.party")
    parties = Party.search([])
    said = {"parties": len(parties), "faults": []}
    if action == "validate":
        models = {
            name: pool.get(name).search([])
            for name in ("party.contact_mechanism", "party.identifier", "party.address")
        }
        said.update({name: len(rows) for name, rows in models.items()})
        for name, rows in {"party.party": parties, **models}.items():
            for row in rows:
                try:
                    type(row)._validate([row])
                except Exception as error:  # each refusal is the finding
                    said["faults"].append([name, row.id, str(error)[:200]])
        for contact in models["party.contact_mechanism"]:
            value = contact.format_value(value=contact.value, type_=contact.type)
            compact = contact.format_value_compact(value=contact.value, type_=contact.type)
            if (value, compact) != (contact.value, contact.value_compact):
                said["faults"].append(["respelled", contact.id, contact.value, value, contact.value_compact, compact])
        # Saved as a whole, as the client does.
        for party in parties:
            try:
                party.name = party.name
                party.save()
                for contact in party.contact_mechanisms:
                    type(contact).write([contact], {"value": contact.value})
            except Exception as error:
                said["faults"].append(["save", party.id, str(error)[:200]])
        transaction.rollback()
    elif action == "edit-mechanism":
        Contact = pool.get("party.contact_mechanism")
        phones = Contact.search([("type", "=", "phone")], order=[("id", "ASC")])
        phone = next(each for each in phones if "(правка)" not in each.party.name)
        phone.value = "+7 846 999-88-77"
        phone.save()
        said["edited"] = phone.party.name
        transaction.commit()
    elif action == "read":
        said["names"] = sorted(party.name for party in parties)
        said["phones"] = sorted(c.value for party in parties for c in party.contact_mechanisms)
        transaction.rollback()
    else:
        party = parties[0]
        said["edited"] = party.name
        party.name = party.name + " (правка)"
        party.save()
        new = Party(name="Заведена в программе")
        new.save()
        said["code"] = new.code
        transaction.commit()

print(json.dumps(said, ensure_ascii=False))
