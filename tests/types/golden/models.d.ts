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
 * A PIN that the lock already knew took the place of the new one.
 */
export interface PulledBackupAccessCode {
    /**
     * When the warning was created.
     */
    created_at: Expected<Timestamp>;
    /**
     * What happened, in a sentence.
     */
    message: Expected<string>;
    /**
     * ID of the access method that was replaced.
     */
    original_access_method_id?: Uuid;
}

/**
 * A change of an access method that is on its way to the doors, told apart by `mutation_code`.
 */
export type AccessMethodPendingMutation =
| ({
    /** Access is being given on devices. */
    mutation_code: "provisioning_access"
} & ChangingDevices)
| ({
    /** Access is being taken from devices. */
    mutation_code: "revoking_access"
} & ChangingDevices)
| ({
    /** The time window is being changed. */
    mutation_code: "updating_access_times"
} & ChangingTimes)
| ({
    /** The access system does not have the access yet. A card encoded now would lack it. */
    mutation_code: "waiting_for_access_on_acs_system"
} & Notice);

/**
 * A change that is on its way to the doors, told apart by `mutation_code`.
 */
export type AccessGrantPendingMutation =
| ({
    /** The devices or spaces are being changed. */
    mutation_code: "updating_spaces"
} & UpdatingSpaces)
| ({
    /** The time window is being changed. */
    mutation_code: "updating_access_times"
} & UpdatingAccessTimesMutation);

/**
 * A client session.
 */
export interface ClientSession {
    /**
     * ID of this resource.
     */
    client_session_id: Uuid;
    /**
     * The token. A secret.
     */
    token: Expected<Secret>;
}

/**
 * A credential in an access system.
 */
export interface AcsCredential {
    /**
     * ID of this resource.
     */
    acs_credential_id: Uuid;
    /**
     * Name to show.
     */
    display_name?: string;
}

/**
 * A date and time in RFC 3339 form, as the server sent it: UTC or with an offset, with up to six digits of
 * fraction. `new Date(text)` reads it and cuts it to milliseconds.
 */
export type Timestamp = string;

/**
 * A date and time to send: RFC 3339 text with an offset (`2030-01-31T15:00:00Z`), a `Date`, or a `Temporal.Instant`.
 */
export type TimestampInput = string | Date | {
    /** The instant in nanoseconds since 1970. */
    readonly epochNanoseconds: bigint
    /** The instant as text. */
    toJSON(): string
};

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
 * A device, such as a lock.
 */
export interface Device {
    /**
     * ID of this resource.
     */
    device_id: Uuid;
    /**
     * Name to show.
     */
    display_name?: string;
}

/**
 * A door of an access grant was opened to it, or closed.
 */
export interface AccessGrantDoorEvent {
    /**
     * ID of the event. A webhook may bring the same one twice.
     */
    event_id: Uuid;
    /**
     * ID of the workspace that it happened in.
     */
    workspace_id: Expected<Uuid>;
    /**
     * When the event was created.
     */
    created_at: Expected<Timestamp>;
    /**
     * When it happened.
     */
    occurred_at: Expected<Timestamp>;
    /**
     * What happened, in a sentence.
     */
    event_description?: string;
    /**
     * ID of the access grant.
     */
    access_grant_id: Uuid;
    /**
     * ID of the entrance.
     */
    acs_entrance_id: Expected<Uuid>;
}

/**
 * A group of an access system.
 */
export interface AcsAccessGroup {
    /**
     * ID of this resource.
     */
    acs_access_group_id: Uuid;
    /**
     * Name to show.
     */
    display_name?: string;
    /**
     * Name of this resource.
     */
    name?: string;
}

/**
 * A kind of resource around an access grant.
 */
export type AccessGrantRelation = "spaces" | "devices" | "acs_entrances" | "connected_accounts" | "acs_systems" | "user_identities" | "acs_access_groups" | "access_methods";

/**
 * A kind of resource around an access method.
 */
export type AccessMethodRelation = "spaces" | "devices" | "acs_entrances" | "access_grants" | "access_methods" | "instant_keys" | "client_sessions" | "acs_credentials";

/**
 * A link to a mobile key.
 */
export interface InstantKey {
    /**
     * ID of this resource.
     */
    instant_key_id: Uuid;
    /**
     * The link. A secret: whoever has it opens the door.
     */
    instant_key_url: Expected<Secret>;
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
     * IDs of the entrances of access systems at the location.
     *
     * @deprecated Use `acs_entrance_ids` at the top level.
     */
    acs_entrance_ids?: Uuid[];
    /**
     * IDs of the devices at the location.
     *
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
     * IDs of the locations that the access grant opens.
     *
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
 * A person.
 */
export interface UserIdentity {
    /**
     * ID of this resource.
     */
    user_identity_id: Uuid;
    /**
     * Name to show.
     */
    display_name?: string;
}

/**
 * A phone number in E.164 form: `+14155552671`.
 */
export type PhoneNumber = string;

/**
 * A resource of another part of the API: the members that tell which one it is are typed, the others are kept.
 */
export type Related<T> = T & { readonly [member: string]: unknown };

/**
 * A secret that the server sends: a token, or a link that opens doors. Debug does not print it.
 */
export type Secret = string;

/**
 * A space: a room, a floor, any group of doors.
 */
export interface Space {
    /**
     * ID of this resource.
     */
    space_id: Uuid;
    /**
     * Name to show.
     */
    display_name?: string;
    /**
     * Name of this resource.
     */
    name?: string;
}

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
 * An access grant that Seam knows of and does not look after: it was made in the access system itself.
 *
 * Source: <https://docs.seam.co/latest/api/access_grants/unmanaged/object>.
 */
export interface UnmanagedAccessGrant {
    /**
     * ID of the access grant.
     */
    access_grant_id: Uuid;
    /**
     * ID of the workspace that the access grant belongs to.
     */
    workspace_id: Expected<Uuid>;
    /**
     * ID of the user identity that has the access, if it is known.
     */
    user_identity_id?: Uuid;
    /**
     * Key of the reservation that the access grant belongs to.
     */
    reservation_key?: string;
    /**
     * Name of the access grant.
     */
    name: OrNull<string>;
    /**
     * Name to show.
     */
    display_name: Expected<string>;
    /**
     * IDs of the spaces that the access grant opens.
     */
    space_ids: Expected<Uuid[]>;
    /**
     * IDs of the locations that the access grant opens.
     *
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
 * An access method opens its doors.
 */
export interface AccessMethodIssuedEvent {
    /**
     * ID of the event. A webhook may bring the same one twice.
     */
    event_id: Uuid;
    /**
     * ID of the workspace that it happened in.
     */
    workspace_id: Expected<Uuid>;
    /**
     * When the event was created.
     */
    created_at: Expected<Timestamp>;
    /**
     * When it happened.
     */
    occurred_at: Expected<Timestamp>;
    /**
     * What happened, in a sentence.
     */
    event_description?: string;
    /**
     * ID of the access method.
     */
    access_method_id: Uuid;
    /**
     * IDs of the access grants that it came of.
     */
    access_grant_ids: Expected<Uuid[]>;
    /**
     * Your own keys of those access grants.
     */
    access_grant_keys?: string[];
    /**
     * The PIN in force. A secret.
     */
    code?: Secret;
    /**
     * Whether the PIN is one that the lock already knew.
     */
    is_backup_code?: boolean;
}

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
 * An access method that was made in the access system itself: without the links and tokens of mobile keys.
 *
 * Source: <https://docs.seam.co/latest/api/access_methods/unmanaged/object>.
 */
export type UnmanagedAccessMethod = Omit<AccessMethod, 'instant_key_url' | 'client_session_token' | 'customization_profile_id'>;

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
 * An access system.
 */
export interface AcsSystem {
    /**
     * ID of this resource.
     */
    acs_system_id: Uuid;
    /**
     * Name of this resource.
     */
    name?: string;
}

/**
 * An account that devices or access systems belong to.
 */
export interface ConnectedAccount {
    /**
     * ID of this resource.
     */
    connected_account_id: Uuid;
    /**
     * Name to show.
     */
    display_name?: string;
}

/**
 * An action attempt with a status that this version does not know.
 */
export interface UnknownActionAttempt {
    /**
     * How far it is.
     */
    status: UnknownCode;
    /**
     * ID of the action attempt.
     */
    action_attempt_id: Uuid;
    /**
     * What was tried.
     */
    action_type: Expected<OpenValue<ActionType>>;
    /**
     * What came of it.
     */
    result: Expected<OrNull<Related<ActionResult>>>;
    /**
     * Why it failed.
     */
    error: Expected<OrNull<Related<ActionError>>>;
}

/**
 * An action that failed.
 */
export interface FailedActionAttempt {
    /**
     * ID of the action attempt.
     */
    action_attempt_id: Uuid;
    /**
     * What was tried.
     */
    action_type: Expected<OpenValue<ActionType>>;
    /**
     * There is no result.
     */
    result: null;
    /**
     * Why it failed.
     */
    error: Expected<ActionError>;
}

/**
 * An action that is done.
 */
export interface SucceededActionAttempt {
    /**
     * ID of the action attempt.
     */
    action_attempt_id: Uuid;
    /**
     * What was done.
     */
    action_type: Expected<OpenValue<ActionType>>;
    /**
     * What came of it.
     */
    result: Expected<Related<ActionResult>>;
    /**
     * There is no error.
     */
    error: null;
}

/**
 * An action that is on its way.
 */
export interface PendingActionAttempt {
    /**
     * ID of the action attempt.
     */
    action_attempt_id: Uuid;
    /**
     * What is being done.
     */
    action_type: Expected<OpenValue<ActionType>>;
    /**
     * There is no result yet.
     */
    result: null;
    /**
     * There is no error yet.
     */
    error: null;
}

/**
 * An action that takes a door, an encoder or an access system a while, told apart by `status`. One whose status this version does
 * not know is kept as it is.
 *
 * Source: <https://docs.seam.co/latest/api/action_attempts/object>.
 */
export type ActionAttempt = KnownActionAttempt | UnknownActionAttempt;

/**
 * An email address.
 */
export type Email = string;

/**
 * An entrance of an access system.
 */
export interface AcsEntrance {
    /**
     * ID of this resource.
     */
    acs_entrance_id: Uuid;
    /**
     * Name to show.
     */
    display_name?: string;
}

/**
 * An event of a type that this version does not know. Its other members are kept.
 */
export interface UnknownEvent {
    /**
     * What happened.
     */
    event_type: UnknownCode;
    /**
     * ID of the event. A webhook may bring the same one twice.
     */
    event_id: Uuid;
    /**
     * ID of the workspace that it happened in.
     */
    workspace_id: Expected<Uuid>;
    /**
     * When the event was created.
     */
    created_at: Expected<Timestamp>;
    /**
     * When it happened.
     */
    occurred_at: Expected<Timestamp>;
}

/**
 * An event, told apart by `event_type`. One of a type that this version does not know is kept as it is.
 *
 * Source: <https://docs.seam.co/latest/api/events/object>.
 */
export type SeamEvent = KnownEvent | UnknownEvent;

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
 * One way in which a door is opened: a PIN, a card, a mobile key or a cloud key, with its state.
 *
 * Source: <https://docs.seam.co/latest/api/access_methods/object>.
 */
export interface AccessMethod {
    /**
     * ID of the access method.
     */
    access_method_id: Uuid;
    /**
     * ID of the workspace that the access method belongs to.
     */
    workspace_id: Expected<Uuid>;
    /**
     * Name to show.
     */
    display_name: Expected<string>;
    /**
     * Status to show. The wording is not stable: use `is_issued`, `errors` and `warnings`.
     */
    display_status?: string;
    /**
     * How the door is opened.
     */
    mode: Expected<OpenValue<AccessMethodMode>>;
    /**
     * Whether it opens the door now.
     */
    is_issued: Expected<boolean>;
    /**
     * When it was issued; null as long as it is not.
     */
    issued_at: Expected<OrNull<Timestamp>>;
    /**
     * When it was created.
     */
    created_at: Expected<Timestamp>;
    /**
     * The PIN in force, for mode `code`; null as long as there is none. A secret.
     */
    code?: OrNull<Secret>;
    /**
     * Link that opens the mobile key. A secret: whoever has it opens the door.
     */
    instant_key_url?: Secret;
    /**
     * Token for the mobile key's client session. A secret.
     */
    client_session_token?: Secret;
    /**
     * ID of the customization profile.
     */
    customization_profile_id?: Uuid;
    /**
     * Whether a card must be encoded before it opens the door.
     */
    is_encoding_required?: boolean;
    /**
     * Whether the card can be encoded now.
     */
    is_ready_for_encoding?: boolean;
    /**
     * Whether a card must be assigned before it opens the door.
     */
    is_assignment_required?: boolean;
    /**
     * Whether the card can be assigned now.
     */
    is_ready_for_assignment?: boolean;
    /**
     * What failed. Empty when all is well.
     */
    errors: OpenUnion<AccessMethodError>[];
    /**
     * What needs attention.
     */
    warnings: OpenUnion<AccessMethodWarning>[];
    /**
     * Changes that are still on their way to the doors.
     */
    pending_mutations: OpenUnion<AccessMethodPendingMutation>[];
}

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
 * Some access methods of an access grant could not be created.
 */
export interface CouldNotCreateRequestedAccessMethodsEvent {
    /**
     * ID of the event. A webhook may bring the same one twice.
     */
    event_id: Uuid;
    /**
     * ID of the workspace that it happened in.
     */
    workspace_id: Expected<Uuid>;
    /**
     * When the event was created.
     */
    created_at: Expected<Timestamp>;
    /**
     * When it happened.
     */
    occurred_at: Expected<Timestamp>;
    /**
     * What happened, in a sentence.
     */
    event_description?: string;
    /**
     * ID of the access grant.
     */
    access_grant_id: Uuid;
    /**
     * Why, in a sentence.
     */
    error_message: Expected<string>;
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
 * Something happened to an access grant.
 */
export interface AccessGrantEvent {
    /**
     * ID of the event. A webhook may bring the same one twice.
     */
    event_id: Uuid;
    /**
     * ID of the workspace that it happened in.
     */
    workspace_id: Expected<Uuid>;
    /**
     * When the event was created.
     */
    created_at: Expected<Timestamp>;
    /**
     * When it happened.
     */
    occurred_at: Expected<Timestamp>;
    /**
     * What happened, in a sentence.
     */
    event_description?: string;
    /**
     * ID of the access grant.
     */
    access_grant_id: Uuid;
}

/**
 * Something happened to an access method.
 */
export interface AccessMethodEvent {
    /**
     * ID of the event. A webhook may bring the same one twice.
     */
    event_id: Uuid;
    /**
     * ID of the workspace that it happened in.
     */
    workspace_id: Expected<Uuid>;
    /**
     * When the event was created.
     */
    created_at: Expected<Timestamp>;
    /**
     * When it happened.
     */
    occurred_at: Expected<Timestamp>;
    /**
     * What happened, in a sentence.
     */
    event_description?: string;
    /**
     * ID of the access method.
     */
    access_method_id: Uuid;
    /**
     * IDs of the access grants that it came of.
     */
    access_grant_ids: Expected<Uuid[]>;
    /**
     * Your own keys of those access grants.
     */
    access_grant_keys?: string[];
}

/**
 * Text with at least one character.
 */
export type NonEmpty = string;

/**
 * The PIN is another one than the one that was asked for.
 */
export interface RequestedCodeReplaced {
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
}

/**
 * The action attempts whose status this version knows.
 */
export type KnownActionAttempt =
| ({
    /** It is on its way. */
    status: "pending"
} & PendingActionAttempt)
| ({
    /** It is done. */
    status: "success"
} & SucceededActionAttempt)
| ({
    /** It failed. */
    status: "error"
} & FailedActionAttempt);

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
 * The devices of an access method are being changed.
 */
export interface ChangingDevices {
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
    to: Expected<DeviceSet>;
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
 * The events that this version knows.
 */
export type KnownEvent =
| ({
    /** An access grant was created. */
    event_type: "access_grant.created"
} & AccessGrantEvent)
| ({
    /** An access grant was deleted. */
    event_type: "access_grant.deleted"
} & AccessGrantEvent)
| ({
    /** Every door of an access grant can be opened. */
    event_type: "access_grant.access_granted_to_all_doors"
} & AccessGrantEvent)
| ({
    /** A door of an access grant can be opened. */
    event_type: "access_grant.access_granted_to_door"
} & AccessGrantDoorEvent)
| ({
    /** A door of an access grant cannot be opened any more. */
    event_type: "access_grant.access_to_door_lost"
} & AccessGrantDoorEvent)
| ({
    /** The time window of an access grant changed. */
    event_type: "access_grant.access_times_changed"
} & AccessTimesChangedEvent)
| ({
    /** Some access methods of an access grant could not be created. */
    event_type: "access_grant.could_not_create_requested_access_methods"
} & CouldNotCreateRequestedAccessMethodsEvent)
| ({
    /** An access method was created. */
    event_type: "access_method.created"
} & AccessMethodEvent)
| ({
    /** An access method opens its doors. */
    event_type: "access_method.issued"
} & AccessMethodIssuedEvent)
| ({
    /** An access method opens its doors again, after a change. */
    event_type: "access_method.reissued"
} & AccessMethodIssuedEvent)
| ({
    /** An access method does not open its doors any more. */
    event_type: "access_method.revoked"
} & AccessMethodEvent)
| ({
    /** A card must be encoded. */
    event_type: "access_method.card_encoding_required"
} & AccessMethodEvent)
| ({
    /** An access method was deleted. */
    event_type: "access_method.deleted"
} & AccessMethodEvent)
| ({
    /** Issuing an access method takes longer than usual. */
    event_type: "access_method.delay_in_issuing"
} & AccessMethodEvent)
| ({
    /** An access method could not be issued. */
    event_type: "access_method.failed_to_issue"
} & AccessMethodEvent);

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
 * The time window of an access grant changed.
 */
export interface AccessTimesChangedEvent {
    /**
     * ID of the event. A webhook may bring the same one twice.
     */
    event_id: Uuid;
    /**
     * ID of the workspace that it happened in.
     */
    workspace_id: Expected<Uuid>;
    /**
     * When the event was created.
     */
    created_at: Expected<Timestamp>;
    /**
     * When it happened.
     */
    occurred_at: Expected<Timestamp>;
    /**
     * What happened, in a sentence.
     */
    event_description?: string;
    /**
     * ID of the access grant.
     */
    access_grant_id: Uuid;
    /**
     * Your own key of the access grant.
     */
    access_grant_key?: string;
    /**
     * When access starts now.
     */
    starts_at?: string;
    /**
     * When access ends now.
     */
    ends_at?: OrNull<string>;
}

/**
 * The time window of an access method is being changed.
 */
export interface ChangingTimes {
    /**
     * When the change was asked for.
     */
    created_at: Expected<Timestamp>;
    /**
     * What is happening, in a sentence.
     */
    message: Expected<string>;
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
     * A location to create together with the access grant.
     *
     * @deprecated Create a space first and name it in `space_ids`.
     */
    location?: LocationInput;
    /**
     * IDs of the locations to open.
     *
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
 * What access methods give action attempts of. There are more: those of other parts of the API.
 */
export type ActionType = "ENCODE_CREDENTIAL" | "ASSIGN_CREDENTIAL" | "UNLOCK_DOOR";

/**
 * What came of an action: whether a door confirmed it, the credential on a card, or the access method that a card was assigned to.
 * The members that tell which one it is are typed, the others are kept.
 */
export interface ActionResult {
    /**
     * Whether the door confirmed that it was unlocked.
     */
    was_confirmed_by_device?: boolean;
    /**
     * ID of the credential that is on the card now.
     */
    acs_credential_id?: Uuid;
    /**
     * ID of the access method that the card was assigned to.
     */
    access_method_id?: Uuid;
}

/**
 * What is around access grants. A kind that was not asked for is absent.
 */
export interface AccessGrantBatch {
    /**
     * Spaces that they open.
     */
    spaces?: Related<Space>[];
    /**
     * Devices that they open.
     */
    devices?: Related<Device>[];
    /**
     * Entrances of access systems that they open.
     */
    acs_entrances?: Related<AcsEntrance>[];
    /**
     * Accounts that the doors belong to.
     */
    connected_accounts?: Related<ConnectedAccount>[];
    /**
     * Access systems that the entrances belong to.
     */
    acs_systems?: Related<AcsSystem>[];
    /**
     * The people who have the access.
     */
    user_identities?: Related<UserIdentity>[];
    /**
     * Groups of the access systems.
     */
    acs_access_groups?: Related<AcsAccessGroup>[];
    /**
     * The ways in which the doors are opened.
     */
    access_methods?: AccessMethod[];
}

/**
 * What is around access methods. A kind that was not asked for is absent.
 */
export interface AccessMethodBatch {
    /**
     * Spaces that they open.
     */
    spaces?: Related<Space>[];
    /**
     * Devices that they open.
     */
    devices?: Related<Device>[];
    /**
     * Entrances of access systems that they open.
     */
    acs_entrances?: Related<AcsEntrance>[];
    /**
     * Access grants that they came of.
     */
    access_grants?: AccessGrant[];
    /**
     * Other access methods.
     */
    access_methods?: AccessMethod[];
    /**
     * Links to mobile keys.
     */
    instant_keys?: Related<InstantKey>[];
    /**
     * Client sessions of mobile keys.
     */
    client_sessions?: Related<ClientSession>[];
    /**
     * Credentials in access systems.
     */
    acs_credentials?: Related<AcsCredential>[];
}

/**
 * What needs attention about an access grant, told apart by `warning_code`.
 */
export type AccessGrantWarning =
| ({
    /** The access grant is being deleted. */
    warning_code: "being_deleted"
} & Notice)
| ({
    /** Some doors do not have the access yet. */
    warning_code: "underprovisioned_access"
} & Notice)
| ({
    /** Some doors still have access that they should not have. */
    warning_code: "overprovisioned_access"
} & OverprovisionedAccess)
| ({
    /** The time window is being changed. */
    warning_code: "updating_access_times"
} & UpdatingAccessTimesWarning)
| ({
    /** A device has another PIN than the one that was asked for. */
    warning_code: "requested_code_unavailable"
} & RequestedCodeUnavailable)
| ({
    /** A device takes no PINs. */
    warning_code: "device_does_not_support_access_codes"
} & DeviceDoesNotSupportAccessCodes)
| ({
    /** A device does not take the time window. */
    warning_code: "device_time_constraints_violated"
} & DeviceTimeConstraintsViolated);

/**
 * What needs attention about an access method, told apart by `warning_code`.
 */
export type AccessMethodWarning =
| ({
    /** The access method is being deleted. */
    warning_code: "being_deleted"
} & Notice)
| ({
    /** The time window is being changed. */
    warning_code: "updating_access_times"
} & Notice)
| ({
    /** Issuing takes longer than usual. */
    warning_code: "delay_in_issuing"
} & Notice)
| ({
    /** The lock could not be reached in time, so a PIN that it already knew took the place of the new one. */
    warning_code: "pulled_backup_access_code"
} & PulledBackupAccessCode)
| ({
    /** The person has no email address, and the access system needs one. */
    warning_code: "user_identity_missing_email_address"
} & Notice)
| ({
    /** The person has no phone number, and the access system needs one. */
    warning_code: "user_identity_missing_phone_number"
} & Notice)
| ({
    /** The PIN is another one than the one that was asked for. */
    warning_code: "requested_code_unavailable"
} & RequestedCodeReplaced);

/**
 * What went wrong with an access grant, told apart by `error_code`.
 */
export type AccessGrantError =
| ({
    /** Some access methods could not be created. */
    error_code: "cannot_create_requested_access_methods"
} & CannotCreateRequestedAccessMethods)
| ({
    /** The access system refused the access. Seam keeps trying, and the error goes away by itself. */
    error_code: "access_not_provisioned"
} & Notice);

/**
 * What went wrong with an access method, told apart by `error_code`.
 */
export type AccessMethodError =
| ({
    /** It could not be issued. */
    error_code: "failed_to_issue"
} & Notice)
| ({
    /** The access system refused the access. Seam keeps trying, and the error goes away by itself. */
    error_code: "access_not_provisioned"
} & Notice);

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
 * Which access grant, and what is to change: one of `starts_at`, `ends_at` and `name`, or more. What is not given stays as it
 * is.
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
 * Which access grants, and which of the resources around them.
 *
 * Source: <https://docs.seam.co/latest/api/access_grants/get_related>.
 */
export interface GetRelatedAccessGrants {
    /**
     * IDs of the access grants. Give these, `access_grant_keys`, or both.
     */
    access_grant_ids?: Uuid[];
    /**
     * Your own keys of the access grants.
     */
    access_grant_keys?: NonEmpty[];
    /**
     * The kinds of resources to get; all of them, if it is not given.
     */
    include?: AccessGrantRelation[];
    /**
     * The kinds of resources to leave out.
     */
    exclude?: AccessGrantRelation[];
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
     * ID of a location that the access grant opens.
     *
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
 * Which access method to write to the card on an encoder.
 *
 * Source: <https://docs.seam.co/latest/api/access_methods/encode>.
 */
export interface EncodeAccessMethod {
    /**
     * ID of an access method of mode `card`.
     */
    access_method_id: Uuid;
    /**
     * ID of the encoder that the card lies on.
     */
    acs_encoder_id: Uuid;
}

/**
 * Which access method.
 *
 * Source: <https://docs.seam.co/latest/api/access_methods/get>.
 */
export interface GetAccessMethod {
    /**
     * ID of the access method.
     */
    access_method_id: Uuid;
}

/**
 * Which access methods, and which of the resources around them.
 *
 * Source: <https://docs.seam.co/latest/api/access_methods/get_related>.
 */
export interface GetRelatedAccessMethods {
    /**
     * IDs of the access methods.
     */
    access_method_ids: Uuid[];
    /**
     * The kinds of resources to get; all of them, if it is not given.
     */
    include?: AccessMethodRelation[];
    /**
     * The kinds of resources to leave out.
     */
    exclude?: AccessMethodRelation[];
}

/**
 * Which access methods, and which page of them. Filters narrow each other down.
 *
 * Source: <https://docs.seam.co/latest/api/access_methods/list>.
 */
export interface ListAccessMethods {
    /**
     * ID of the access grant that they came of.
     */
    access_grant_id?: Uuid;
    /**
     * Your own key of the access grant that they came of.
     */
    access_grant_key?: NonEmpty;
    /**
     * ID of an entrance that they open.
     */
    acs_entrance_id?: Uuid;
    /**
     * ID of a device that they open.
     */
    device_id?: Uuid;
    /**
     * ID of a space that they open.
     */
    space_id?: Uuid;
    /**
     * ID of the access code behind them.
     */
    access_code_id?: Uuid;
    /**
     * How many access methods a page has at most.
     */
    limit?: PositiveInteger;
    /**
     * What the page before gave as `next_page_cursor`. The other filters must be the same again.
     */
    page_cursor?: OrNull<string>;
}

/**
 * Which access methods: one, those of an access grant, or those of a reservation.
 *
 * Source: <https://docs.seam.co/latest/api/access_methods/delete>.
 */
export interface DeleteAccessMethod {
    /**
     * ID of the access method. Give this, `access_grant_id` or `reservation_key`.
     */
    access_method_id?: Uuid;
    /**
     * ID of the access grant whose access methods are all to go.
     */
    access_grant_id?: Uuid;
    /**
     * Key of the reservation whose access methods are all to go.
     */
    reservation_key?: string;
}

/**
 * Which action attempt.
 *
 * Source: <https://docs.seam.co/latest/api/action_attempts/get>.
 */
export interface GetActionAttempt {
    /**
     * ID of the action attempt.
     */
    action_attempt_id: Uuid;
}

/**
 * Which action attempts, and which page of them. Filters narrow each other down.
 *
 * Source: <https://docs.seam.co/latest/api/action_attempts/list>.
 */
export interface ListActionAttempts {
    /**
     * IDs of the action attempts.
     */
    action_attempt_ids?: Uuid[];
    /**
     * ID of a device that they were made on.
     */
    device_id?: Uuid;
    /**
     * How many action attempts a page has at most; 500, if it is not given.
     */
    limit?: PositiveInteger;
    /**
     * What the page before gave as `next_page_cursor`. The other filters must be the same again.
     */
    page_cursor?: OrNull<string>;
}

/**
 * Which card to make the one of an access method.
 *
 * Source: <https://docs.seam.co/latest/api/access_methods/assign_card>.
 */
export interface AssignCard {
    /**
     * ID of an access method of mode `card`.
     */
    access_method_id: Uuid;
    /**
     * Number of a card that the access system knows.
     */
    card_number: string;
}

/**
 * Which entrance to unlock with a cloud key.
 *
 * Source: <https://docs.seam.co/latest/api/access_methods/unlock_door>.
 */
export interface UnlockDoor {
    /**
     * ID of an access method of mode `cloud_key`.
     */
    access_method_id: Uuid;
    /**
     * ID of the entrance.
     */
    acs_entrance_id: Uuid;
}

/**
 * Which unmanaged access grant to take over. There is no way back; its access methods are taken over too.
 *
 * Source: <https://docs.seam.co/latest/api/access_grants/unmanaged/update>.
 */
export interface UpdateUnmanagedAccessGrant {
    /**
     * ID of the access grant.
     */
    access_grant_id: Uuid;
    /**
     * Must be true.
     */
    is_managed: True;
    /**
     * Your own key for the access grant. Left out, it keeps the one that it has.
     */
    access_grant_key?: string;
}

/**
 * Which unmanaged access grant.
 *
 * Source: <https://docs.seam.co/latest/api/access_grants/unmanaged/get>.
 */
export interface GetUnmanagedAccessGrant {
    /**
     * ID of the access grant.
     */
    access_grant_id: Uuid;
}

/**
 * Which unmanaged access grants, and which page of them. Filters narrow each other down.
 *
 * Source: <https://docs.seam.co/latest/api/access_grants/unmanaged/list>.
 */
export interface ListUnmanagedAccessGrants {
    /**
     * ID of the user identity that has the access.
     */
    user_identity_id?: Uuid;
    /**
     * Key of the reservation.
     */
    reservation_key?: string;
    /**
     * ID of an entrance that the access grant opens.
     */
    acs_entrance_id?: Uuid;
    /**
     * ID of an access system that the access grant opens doors of.
     */
    acs_system_id?: Uuid;
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
 * Which unmanaged access method.
 *
 * Source: <https://docs.seam.co/latest/api/access_methods/unmanaged/get>.
 */
export interface GetUnmanagedAccessMethod {
    /**
     * ID of the access method.
     */
    access_method_id: Uuid;
}

/**
 * Which unmanaged access methods. Filters narrow each other down.
 *
 * Source: <https://docs.seam.co/latest/api/access_methods/unmanaged/list>.
 */
export interface ListUnmanagedAccessMethods {
    /**
     * ID of the access grant that they came of.
     */
    access_grant_id: Uuid;
    /**
     * ID of an entrance that they open.
     */
    acs_entrance_id?: Uuid;
    /**
     * ID of a device that they open.
     */
    device_id?: Uuid;
    /**
     * ID of a space that they open.
     */
    space_id?: Uuid;
}

/**
 * Why a device does not take a time window.
 */
export type TimeConstraintReason = "duration_exceeds_max" | "times_do_not_match_slots" | "ongoing_not_supported";

/**
 * Why an action failed.
 */
export interface ActionError {
    /**
     * The API's own type of the error. The list is open.
     */
    type: Expected<string>;
    /**
     * What happened, in a sentence.
     */
    message: Expected<string>;
}

/**
 * `true` and nothing else: an access grant cannot be given back.
 */
export type True = true;
