"""Once issued, a paper never changes: the database itself refuses it, whoever asks.

Only the file may be written, once. On SQLite a later migration that rebuilds the table drops the triggers: repeat this one after it
(tests/documents/test_issue.py notices).
"""

from django.db import migrations

TABLE = "documents_officialdocument"
COPIED = """authority_id kind register year number symbol day place abstract facts signer_name signer_title
issued_by_id issued_at subject_type_id subject_id""".split()
FILE = ["file", "sha256"]
SENTENCE = "Văn bản đã ban hành không sửa được."

POSTGRESQL = f"""
CREATE FUNCTION {TABLE}_for_good() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER {TABLE}_for_good BEFORE UPDATE ON {TABLE} FOR EACH ROW WHEN ({{changed}}) EXECUTE FUNCTION {TABLE}_for_good();
"""
SQLITE = f"CREATE TRIGGER {TABLE}_for_good BEFORE UPDATE ON {TABLE} FOR EACH ROW WHEN {{changed}} BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"


def _changed(differs):
    columns = [f'OLD."{column}" {differs} NEW."{column}"' for column in COPIED]
    file = " OR ".join(f'OLD."{column}" {differs} NEW."{column}"' for column in FILE)
    return " OR ".join([*columns, f"(OLD.sha256 <> '' AND ({file}))"])


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL.format(changed=_changed("IS DISTINCT FROM")), params=None)
    else:
        schema_editor.execute(SQLITE.format(changed=_changed("IS NOT")), params=None)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER {TABLE}_for_good ON {TABLE}; DROP FUNCTION {TABLE}_for_good()", params=None)
    else:
        schema_editor.execute(f"DROP TRIGGER {TABLE}_for_good", params=None)


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
