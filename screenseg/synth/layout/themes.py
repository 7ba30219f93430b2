"""Which groups of fields are found together: an employee's, an order's, those of a program's settings."""

from __future__ import annotations

from screenseg.synth.layout.draft import Draft
from screenseg.synth.lexicon import Section

__all__ = ["SETTINGS", "THEMES", "any_group", "settings", "theme"]

#: What an enterprise form is about, and its groups; the first one names the form.
THEMES: tuple[str, ...] = (
    "order_group billing_address_group shipping_address_group delivery_group payment_group totals_group",
    "purchase_order_group line_item_group delivery_group accounting_group prices_group totals_group",
    "employee_group personal_details contact_details address_group employment_group bank_details tax_group",
    "company_details contact_details address_group bank_details tax_group billing_address_group validity_group",
    "product_group dimensions_group stock_group prices_group validity_group delivery_group",
    "invoice_group billing_address_group accounting_group tax_group totals_group bank_details",
    "project_group time_tracking_group date_range_group contact_details invoice_group",
    "application_group personal_details address_group employment_group contact_details",
    "trip_group passenger_group hotel_group payment_group contact_details billing_address_group",
    "loan_group personal_details employment_group bank_details address_group",
    "event_group contact_details date_range_group address_group",
    "ticket_group contact_details time_tracking_group project_group",
    "leave_group employee_group date_range_group",
    "transfer_group bank_details accounting_group",
    "personal_details address_group contact_details emergency_group bank_details",
    "patient_group personal_details contact_details insurance_group emergency_group",
    "vehicle_group personal_details insurance_group address_group",
    "property_group address_group contact_details bank_details",
    "course_group personal_details contact_details payment_group",
    "insurance_group personal_details vehicle_group bank_details",
)
#: The groups of settings of a program or site.
SETTINGS = tuple(
    """
    appearance_group language_region_group notifications_group privacy_group display_group sound_group editor_group
    startup_group print_group page_setup_group network_group proxy_group mail_server_group security_group export_group
    """.split()
)


def theme(d: Draft) -> list[Section]:
    """The groups of one kind of business, the leading one first, the others in any order."""
    keys = d.pick(THEMES).split()
    rest = keys[1:]
    d.rng.shuffle(rest)
    return [d.words.lexicon.sections[key] for key in (keys[0], *rest)]


def any_group(d: Draft) -> Section:
    """A group that makes a small form."""
    return d.words.lexicon.sections[d.pick(d.pick(THEMES).split())]


def settings(d: Draft, low: int, high: int) -> list[Section]:
    """Some groups of settings."""
    return [d.words.lexicon.sections[key] for key in d.some(SETTINGS, low, high)]
