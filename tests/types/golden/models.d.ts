/* tslint:disable */
/* eslint-disable */

declare enum SomeCode { Unknown = '' }
/** A code that this version does not know: any other string. */
export type UnknownCode = SomeCode;
export {};


/**
 * A PIN code: 4 to 9 digits, as text, since a leading zero counts.
 */
export type Pin = string;

/**
 * A change that is on its way to the doors, told apart by `mutation_code`.
 */
export type AccessGrantPendingMutation = ({ mutation_code: "updating_spaces" } & UpdatingSpaces) | ({ mutation_code: "updating_access_times" } & UpdatingAccessTimesMutation);

/**
 * A date and time in RFC 3339 form, as the server sent it: UTC or with an offset, with up to six digits of
 * fraction. `new Date(text)` reads it and cuts it to milliseconds.
 */
export type Timestamp = string;

/**
 * A date and time to send: RFC 3339 text with an offset (`2030-01-31T15:00:00Z`), a `Date`, or a `Temporal.Instant`.
 */
export type TimestampInput = string | Date | { readonly epochNanoseconds: bigint; toJSON(): string };

/**
 * A device does not take the time window.
 */
export interface DeviceTimeConstraintsViolated {
    /**
     * When the warning was created.
     */
    created_at: Expected<Timestamp>;
    /**
     * What happened, in a sentence.
     */
    message: Expected<string>;
    /**
     * ID of the device.
     */
    device_id: Expected<Uuid>;
    /**
     * Which of its rules the window breaks.
     */
    reason: Expected<OpenValue<TimeConstraintReason>>;
}

/**
 * A device has another PIN than the one that was asked for.
 */
export interface RequestedCodeUnavailable {
    /**
     * When the warning was created.
     */
    created_at: Expected<Timestamp>;
    /**
     * What happened, in a sentence.
     */
    message: Expected<string>;
    /**
     * The PIN that was asked for. A secret.
     */
    original_code: Expected<Secret>;
    /**
     * The PIN in force. A secret.
     */
    new_code: Expected<Secret>;
    /**
     * ID of the device.
     */
    device_id?: Uuid;
    /**
     * ID of the access method.
     */
    access_method_id?: Uuid;
}

/**
 * A device takes no PINs.
 */
export interface DeviceDoesNotSupportAccessCodes {
    /**
     * When the warning was created.
     */
    created_at: Expected<Timestamp>;
    /**
     * What happened, in a sentence.
     */
    message: Expected<string>;
    /**
     * ID of the device.
     */
    device_id: Expected<Uuid>;
}

/**
 * A device that access could not be taken from.
 */
export interface FailedDevice {
    /**
     * ID of the device.
     */
    device_id: Expected<Uuid>;
    /**
     * Why, as a code.
     */
    error_code: Expected<string>;
    /**
     * Why, in a sentence.
     */
    message: Expected<string>;
}

/**
 * A location to create together with the access grant.
 *
 * @deprecated Create a space first and name it in `space_ids`.
 */
export interface LocationInput {
    /**
     * Name of the location.
     */
    name?: string;
    /**
     * @deprecated Use `acs_entrance_ids` at the top level.
     */
    acs_entrance_ids?: Uuid[];
    /**
     * @deprecated Use `device_ids` at the top level.
     */
    device_ids?: Uuid[];
}

/**
 * A notice of a kind that this version does not know. Its other members are kept.
 */
export interface UnknownNotice {
    /**
     * The code of an error.
     */
    error_code?: UnknownCode;
    /**
     * The code of a warning.
     */
    warning_code?: UnknownCode;
    /**
     * The code of a pending mutation.
     */
    mutation_code?: UnknownCode;
    /**
     * When the notice was created.
     */
    created_at?: Timestamp;
    /**
     * What happened, in a sentence.
     */
    message?: string;
}

/**
 * A notice without members of its own.
 */
export interface Notice {
    /**
     * When the notice was created.
     */
    created_at: Expected<Timestamp>;
    /**
     * What happened, in a sentence.
     */
    message: Expected<string>;
}

/**
 * A person to create together with the access grant. Give at least what tells them from others.
 */
export interface UserIdentityInput {
    /**
     * Full name.
     */
    full_name?: OrNull<NonEmpty>;
    /**
     * Email address, unique among user identities.
     */
    email_address?: OrNull<Email>;
    /**
     * Phone number in E.164 form (`+14155552671`), unique among user identities.
     */
    phone_number?: OrNull<PhoneNumber>;
    /**
     * Your own key for the user identity, unique within the workspace.
     */
    user_identity_key?: OrNull<NonEmpty>;
}

/**
 * A person's access to doors: who (the user identity), where (spaces, entrances, devices), when (the time window) and
 * how (the access methods).
 *
 * Source: <https://docs.seam.co/latest/api/access_grants/object>.
 */
export interface AccessGrant {
    /**
     * ID of the access grant.
     */
    access_grant_id: Uuid;
    /**
     * ID of the workspace that the access grant belongs to.
     */
    workspace_id: Expected<Uuid>;
    /**
     * ID of the user identity that has the access.
     */
    user_identity_id: Expected<Uuid>;
    /**
     * Your own key for the access grant, unique within the workspace.
     */
    access_grant_key?: string;
    /**
     * Key of the reservation that the access grant belongs to.
     */
    reservation_key?: string;
    /**
     * Name of the access grant; null when the API makes up `display_name` by itself.
     */
    name: OrNull<string>;
    /**
     * Name to show.
     */
    display_name: Expected<string>;
    /**
     * Status to show, such as `Active`. The wording is not stable: compute the status from `starts_at` and `ends_at`.
     */
    display_status?: string;
    /**
     * IDs of the spaces that the access grant opens.
     */
    space_ids: Expected<Uuid[]>;
    /**
     * @deprecated Use `space_ids`.
     */
    location_ids: Uuid[];
    /**
     * The access methods that were asked for.
     */
    requested_access_methods: Expected<RequestedAccessMethod[]>;
    /**
     * IDs of the access methods that came of it.
     */
    access_method_ids: Expected<Uuid[]>;
    /**
     * When access starts.
     */
    starts_at: Expected<Timestamp>;
    /**
     * When access ends; null for access without an end.
     */
    ends_at: Expected<OrNull<Timestamp>>;
    /**
     * When the access grant was created.
     */
    created_at: Expected<Timestamp>;
    /**
     * ID of the customization profile.
     */
    customization_profile_id?: Uuid;
    /**
     * Link that opens the mobile key, only when there is a single one. A secret: whoever has it opens the door.
     */
    instant_key_url?: Secret;
    /**
     * Token for the mobile key's client session, only when there is a mobile key. A secret.
     */
    client_session_token?: Secret;
    /**
     * What failed. Empty when all is well.
     */
    errors: OpenUnion<AccessGrantError>[];
    /**
     * What needs attention.
     */
    warnings: OpenUnion<AccessGrantWarning>[];
    /**
     * Changes that are still on their way to the doors.
     */
    pending_mutations: OpenUnion<AccessGrantPendingMutation>[];
}

/**
 * A phone number in E.164 form: `+14155552671`.
 */
export type PhoneNumber = string;

/**
 * A secret that the server sends: a token, or a link that opens doors. Debug does not print it.
 */
export type Secret = string;

/**
 * A time window.
 */
export interface AccessTimes {
    /**
     * When access starts.
     */
    starts_at: Expected<OrNull<Timestamp>>;
    /**
     * When access ends.
     */
    ends_at: Expected<OrNull<Timestamp>>;
}

/**
 * A value that may be `null`, which is not the same as absent: `ends_at: null` is "no end".
 */
export type OrNull<T> = T | null;

/**
 * A value that the API documents as always there. A response that lacks it is accepted, since older servers and the
 * documentation's own samples do; in Rust it is then `None`.
 */
export type Expected<T> = T;

/**
 * A whole number, 1 or more.
 */
export type PositiveInteger = number;

/**
 * An ID: five groups of hexadecimal digits, 8-4-4-4-12.
 */
export type Uuid = string;

/**
 * An access method that was asked for, and the access methods that came of it.
 */
export interface RequestedAccessMethod {
    /**
     * Name to show.
     */
    display_name: Expected<string>;
    /**
     * How the door is opened.
     */
    mode: Expected<OpenValue<AccessMethodMode>>;
    /**
     * The PIN that was asked for. A preference: the one in force is the access method's `code`. A secret.
     */
    code?: Secret;
    /**
     * How often the mobile key can be used.
     */
    instant_key_max_use_count?: number;
    /**
     * When it was added to the access grant.
     */
    created_at: Expected<Timestamp>;
    /**
     * IDs of the access methods created for it.
     */
    created_access_method_ids: Expected<Uuid[]>;
}

/**
 * An access method to ask for.
 */
export interface RequestedAccessMethodInput {
    /**
     * How the door is to be opened.
     */
    mode: AccessMethodMode;
    /**
     * The PIN to use, 4 to 9 digits, only with mode `code`. A preference: a lock that cannot take it gets another one,
     * so read the `code` back from the access method. Left out, Seam chooses.
     */
    code?: Pin;
    /**
     * How often the mobile key can be used, only with mode `mobile_key`. Once, if it is not given.
     */
    instant_key_max_use_count?: PositiveInteger;
}

/**
 * An email address.
 */
export type Email = string;

/**
 * Devices that have access codes.
 */
export interface DeviceSet {
    /**
     * IDs of the devices.
     */
    device_ids: Expected<Uuid[]>;
}

/**
 * Devices that will have access codes.
 */
export interface NewDeviceSet {
    /**
     * IDs of the devices.
     */
    device_ids: Expected<Uuid[]>;
    /**
     * Key under which the devices share one PIN.
     */
    common_code_key?: OrNull<string>;
}

/**
 * How a door is opened: with a PIN code, a plastic card, a mobile key or a cloud key (a remote unlock).
 */
export type AccessMethodMode = "code" | "card" | "mobile_key" | "cloud_key";

/**
 * One of the values known today, or one that the API adds tomorrow.
 */
export type OpenValue<T> = T | (string & {});

/**
 * One of the variants known today, or one that the API adds tomorrow, kept with the members that all variants share.
 */
export type OpenUnion<T> = T | UnknownNotice;

/**
 * Some access methods could not be created.
 */
export interface CannotCreateRequestedAccessMethods {
    /**
     * When the error was created.
     */
    created_at: Expected<Timestamp>;
    /**
     * What happened, in a sentence.
     */
    message: Expected<string>;
    /**
     * IDs of the devices that got no access code.
     */
    missing_device_ids?: Uuid[];
}

/**
 * Some doors still have access that they should not have.
 */
export interface OverprovisionedAccess {
    /**
     * When the warning was created.
     */
    created_at: Expected<Timestamp>;
    /**
     * What happened, in a sentence.
     */
    message: Expected<string>;
    /**
     * The devices that the access could not be taken from.
     */
    failed_devices?: FailedDevice[];
}

/**
 * Text with at least one character.
 */
export type NonEmpty = string;

/**
 * The attributes of one input. Each is named like the HTML attribute that takes it.
 */
export interface Constraint {
    /**
     * Whether the field must be filled in.
     */
    required: boolean;
    /**
     * The fewest characters.
     */
    minLength?: number;
    /**
     * The most characters.
     */
    maxLength?: number;
    /**
     * The smallest number.
     */
    min?: number;
    /**
     * The step between numbers.
     */
    step?: number;
    /**
     * A regular expression that the whole text must match.
     */
    pattern?: string;
    /**
     * The keyboard that a phone shows.
     */
    inputMode?: string;
    /**
     * The values to choose from.
     */
    values?: string[];
}

/**
 * The devices or spaces of the access grant are being changed.
 */
export interface UpdatingSpaces {
    /**
     * When the change was asked for.
     */
    created_at: Expected<Timestamp>;
    /**
     * What is happening, in a sentence.
     */
    message: Expected<string>;
    /**
     * The devices before the change.
     */
    from: Expected<DeviceSet>;
    /**
     * The devices after the change.
     */
    to: Expected<NewDeviceSet>;
}

/**
 * The time window is being changed.
 */
export interface UpdatingAccessTimesWarning {
    /**
     * When the warning was created.
     */
    created_at: Expected<Timestamp>;
    /**
     * What happened, in a sentence.
     */
    message: Expected<string>;
    /**
     * IDs of the access methods that are being changed.
     */
    access_method_ids: Expected<Uuid[]>;
}

/**
 * The time window of the access grant is being changed.
 */
export interface UpdatingAccessTimesMutation {
    /**
     * When the change was asked for.
     */
    created_at: Expected<Timestamp>;
    /**
     * What is happening, in a sentence.
     */
    message: Expected<string>;
    /**
     * IDs of the access methods that are being changed.
     */
    access_method_ids: Expected<Uuid[]>;
    /**
     * The window before the change.
     */
    from: Expected<AccessTimes>;
    /**
     * The window after the change.
     */
    to: Expected<AccessTimes>;
}

/**
 * What a new access grant is made of: who, where, when and how.
 *
 * Source: <https://docs.seam.co/latest/api/access_grants/create>.
 */
export interface CreateAccessGrant {
    /**
     * ID of the user identity that gets the access. Give this or `user_identity`.
     */
    user_identity_id?: Uuid;
    /**
     * A person to create together with the access grant. Give this or `user_identity_id`.
     */
    user_identity?: UserIdentityInput;
    /**
     * IDs of the spaces to open.
     */
    space_ids?: Uuid[];
    /**
     * Your own keys of the spaces to open.
     */
    space_keys?: NonEmpty[];
    /**
     * IDs of the entrances of access systems to open.
     */
    acs_entrance_ids?: Uuid[];
    /**
     * IDs of the devices to open.
     */
    device_ids?: Uuid[];
    /**
     * @deprecated Create a space first and name it in `space_ids`.
     */
    location?: LocationInput;
    /**
     * @deprecated Use `space_ids`.
     */
    location_ids?: Uuid[];
    /**
     * When access starts; now, if it is not given.
     */
    starts_at?: TimestampInput;
    /**
     * When access ends: in the future and after `starts_at`. Null or absent for access without an end.
     */
    ends_at?: OrNull<TimestampInput>;
    /**
     * How the doors are to be opened.
     */
    requested_access_methods: RequestedAccessMethodInput[];
    /**
     * Name of the access grant. Left out, the API makes one up.
     */
    name?: OrNull<string>;
    /**
     * Your own key for the access grant, unique within the workspace.
     */
    access_grant_key?: NonEmpty;
    /**
     * Key of the reservation, which some hotel systems need.
     */
    reservation_key?: string;
    /**
     * ID of the customization profile.
     */
    customization_profile_id?: Uuid;
}

/**
 * What needs attention about an access grant, told apart by `warning_code`.
 */
export type AccessGrantWarning = ({ warning_code: "being_deleted" } & Notice) | ({ warning_code: "underprovisioned_access" } & Notice) | ({ warning_code: "overprovisioned_access" } & OverprovisionedAccess) | ({ warning_code: "updating_access_times" } & UpdatingAccessTimesWarning) | ({ warning_code: "requested_code_unavailable" } & RequestedCodeUnavailable) | ({ warning_code: "device_does_not_support_access_codes" } & DeviceDoesNotSupportAccessCodes) | ({ warning_code: "device_time_constraints_violated" } & DeviceTimeConstraintsViolated);

/**
 * What went wrong with an access grant, told apart by `error_code`.
 */
export type AccessGrantError = ({ error_code: "cannot_create_requested_access_methods" } & CannotCreateRequestedAccessMethods) | ({ error_code: "access_not_provisioned" } & Notice);

/**
 * When access starts and ends.
 */
export interface TimeWindow {
    /**
     * When access starts; now, if it is not given.
     */
    starts_at?: TimestampInput;
    /**
     * When access ends: in the future and after `starts_at`. Null or absent for access without an end.
     */
    ends_at?: OrNull<TimestampInput>;
}

/**
 * Where a page stands among the pages.
 */
export interface Pagination {
    /**
     * Whether there is another page after this one.
     */
    has_next_page: boolean;
    /**
     * What to send as `page_cursor`, with the same filters, for the next page.
     */
    next_page_cursor: OrNull<string>;
    /**
     * Address of the next page. Prefer the cursor.
     */
    next_page_url: Expected<OrNull<string>>;
}

/**
 * Which access grant, and what is to change. What is not given stays as it is.
 *
 * Source: <https://docs.seam.co/latest/api/access_grants/update>.
 */
export interface UpdateAccessGrant {
    /**
     * ID of the access grant. Give this or `access_grant_key`.
     */
    access_grant_id?: Uuid;
    /**
     * Your own key of the access grant. Give this or `access_grant_id`.
     */
    access_grant_key?: NonEmpty;
    /**
     * When access starts.
     */
    starts_at?: TimestampInput;
    /**
     * When access ends: in the future and after `starts_at`. Null takes the end away.
     */
    ends_at?: OrNull<TimestampInput>;
    /**
     * Name of the access grant. Null lets the API make one up.
     */
    name?: OrNull<string>;
}

/**
 * Which access grant, and what to add to it.
 *
 * Source: <https://docs.seam.co/latest/api/access_grants/request_access_methods>.
 */
export interface RequestAccessMethods {
    /**
     * ID of the access grant.
     */
    access_grant_id: Uuid;
    /**
     * How else the doors are to be opened: one way at least.
     */
    requested_access_methods: RequestedAccessMethodInput[];
}

/**
 * Which access grant. There is no way to delete one by your own key.
 *
 * Source: <https://docs.seam.co/latest/api/access_grants/delete>.
 */
export interface DeleteAccessGrant {
    /**
     * ID of the access grant.
     */
    access_grant_id: Uuid;
}

/**
 * Which access grant: by its ID or by your own key.
 *
 * Source: <https://docs.seam.co/latest/api/access_grants/get>.
 */
export interface GetAccessGrant {
    /**
     * ID of the access grant. Give this or `access_grant_key`.
     */
    access_grant_id?: Uuid;
    /**
     * Your own key of the access grant. Give this or `access_grant_id`.
     */
    access_grant_key?: NonEmpty;
}

/**
 * Which access grants, and which page of them. Filters narrow each other down.
 *
 * Source: <https://docs.seam.co/latest/api/access_grants/list>.
 */
export interface ListAccessGrants {
    /**
     * IDs of the access grants.
     */
    access_grant_ids?: Uuid[];
    /**
     * Your own key of the access grant; null for the access grants without one.
     */
    access_grant_key?: OrNull<string>;
    /**
     * ID of the user identity that has the access.
     */
    user_identity_id?: Uuid;
    /**
     * Key of the customer.
     */
    customer_key?: string;
    /**
     * Key of the reservation.
     */
    reservation_key?: string;
    /**
     * ID of a space that the access grant opens.
     */
    space_id?: Uuid;
    /**
     * ID of an entrance that the access grant opens.
     */
    acs_entrance_id?: Uuid;
    /**
     * ID of an access system that the access grant opens doors of.
     */
    acs_system_id?: Uuid;
    /**
     * ID of a device that the access grant opens.
     */
    device_id?: Uuid;
    /**
     * ID of an access code that came of the access grant.
     */
    access_code_id?: Uuid;
    /**
     * @deprecated Use `space_id`.
     */
    location_id?: Uuid;
    /**
     * Text to look for in names, keys and IDs of access grants and in names, email addresses and phone numbers of
     * their people.
     */
    search?: string;
    /**
     * How many access grants a page has at most; 500, if it is not given.
     */
    limit?: PositiveInteger;
    /**
     * What the page before gave as `next_page_cursor`. The other filters must be the same again.
     */
    page_cursor?: OrNull<string>;
}

/**
 * Why a device does not take a time window.
 */
export type TimeConstraintReason = "duration_exceeds_max" | "times_do_not_match_slots" | "ongoing_not_supported";
