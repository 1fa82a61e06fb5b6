"""Says at start-up how the duties are done whose form is here."""

import awards.registrations.fulfilment  # noqa: F401  (declared by being imported)
