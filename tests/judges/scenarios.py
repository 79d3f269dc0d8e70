"""The official Python SDK against a sandbox: `scenarios.py NAME` runs one of the functions below."""

import os
import sys

from seam import (
    NULL,
    Seam,
    SeamHttpApiError,
    SeamHttpInvalidInputError,
    SeamHttpUnauthorizedError,
)

UNKNOWN = "1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d"
CODE = [{"mode": "code"}]


def refused(kind, call, **params):
    try:
        call(**params)
    except kind as error:
        return error
    raise AssertionError(f"{call.__name__} took {params}")


def from_creation_to_deletion(seam):
    grant = seam.access_grants.create(
        user_identity={"full_name": "Zoë Müller", "email_address": "zoe@example.com"},
        space_keys=["room-101"],
        requested_access_methods=[
            {"mode": "code", "code": "4805"},
            {"mode": "mobile_key", "instant_key_max_use_count": 3},
        ],
        access_grant_key="stay 7/ü&=+",
        starts_at="2030-01-02T10:00:00+02:00",
        ends_at="2030-01-03T08:00:00Z",
    )
    count = grant.requested_access_methods[1].instant_key_max_use_count
    assert type(count) is int and count == 3, repr(count)
    for found in (
        seam.access_grants.get(access_grant_id=grant.access_grant_id),
        seam.access_grants.get(access_grant_key="stay 7/ü&=+"),
    ):
        assert found.access_grant_id == grant.access_grant_id
        assert found.starts_at == "2030-01-02T08:00:00.000000Z", found.starts_at
    seam.access_grants.update(access_grant_id=grant.access_grant_id, name="Late", ends_at=NULL)
    updated = seam.access_grants.get(access_grant_id=grant.access_grant_id)
    assert (updated.name, updated.ends_at) == ("Late", None)
    more = seam.access_grants.request_access_methods(
        access_grant_id=grant.access_grant_id, requested_access_methods=[{"mode": "card"}]
    )
    assert len(more.requested_access_methods) == 3
    methods = seam.access_methods.list(access_grant_id=grant.access_grant_id)
    assert {method.mode for method in methods} == {"code", "mobile_key", "card"}
    seam.access_methods.delete(access_method_id=methods[0].access_method_id)
    seam.access_grants.delete(access_grant_id=grant.access_grant_id)
    gone = refused(SeamHttpApiError, seam.access_grants.get, access_grant_id=grant.access_grant_id)
    assert gone.status_code == 404 and gone.request_id, gone


def pages_and_filters(seam):
    everything = [grant.access_grant_id for grant in seam.access_grants.list()]
    assert len(everything) >= 30
    pages = seam.create_paginator(seam.access_grants.list, {"limit": 7})
    assert [grant.access_grant_id for grant in pages.flatten()] == everything
    two = everything[3:5]
    found = seam.access_grants.list(access_grant_ids=two)
    assert [grant.access_grant_id for grant in found] == two
    assert 0 < len(seam.access_grants.list(search=two[0])) < len(everything)
    without_key = seam.access_grants.list(access_grant_key=NULL)
    assert all(grant.access_grant_key is None for grant in without_key)
    person = found[0].user_identity_id
    of_person = seam.access_grants.list(user_identity_id=person)
    assert {grant.user_identity_id for grant in of_person} == {person}
    filtered = seam.create_paginator(seam.access_grants.list, {"limit": 2, "user_identity_id": person})
    assert len(filtered.flatten_to_list()) == len(of_person)
    assert len(seam.access_grants.unmanaged.list(limit=1)) == 1


def errors_of_each_class(seam):
    grant = seam.access_grants.create(
        user_identity={"email_address": "one@example.com"}, requested_access_methods=CODE, access_grant_key="taken"
    )
    taken = refused(
        SeamHttpApiError,
        seam.access_grants.create,
        user_identity_id=grant.user_identity_id,
        requested_access_methods=CODE,
        access_grant_key="taken",
    )
    assert taken.status_code == 409, taken.status_code
    person = refused(
        SeamHttpApiError,
        seam.access_grants.create,
        user_identity={"email_address": "one@example.com"},
        requested_access_methods=CODE,
    )
    assert person.status_code == 409, person.status_code
    invalid = refused(SeamHttpInvalidInputError, seam.access_grants.list, limit=0, device_id="x")
    assert invalid.get_validation_error_messages("limit") == ["Number must be greater than 0"]
    assert invalid.get_validation_error_messages("device_id") == ["Invalid uuid"]
    for call in (seam.access_grants.get, seam.access_grants.delete):
        missing = refused(SeamHttpApiError, call, access_grant_id=UNKNOWN)
        assert missing.status_code == 404
    missing = refused(SeamHttpApiError, seam.access_methods.delete, access_method_id=UNKNOWN)
    assert missing.status_code == 404
    other = Seam(api_key="seam_another", endpoint=os.environ["ENDPOINT"])
    refused(SeamHttpUnauthorizedError, other.access_grants.list)


if __name__ == "__main__":
    scenario = globals()[sys.argv[1]]
    scenario(Seam(api_key=os.environ["API_KEY"], endpoint=os.environ["ENDPOINT"]))
