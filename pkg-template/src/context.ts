import type { AccessGrant } from '../generated/models.js'
import type { Messages } from './messages.js'

/** What the rules may depend on besides the value. */
export interface Context {
  /**
   * The present, with its offset if it is text; the clock's, if it is not given. One that cannot be read gives a warning
   * `not_checked`, and the clock's holds.
   */
  now?: Date | string
  /** Whether a grant without any space, entrance or device is an issue; true, if it is not given. */
  requireTarget?: boolean
  /** Sentences in place of the package's own, for another language or another tone. */
  messages?: Messages
  /**
   * Devices as `devices/get` returns them, or their `properties` alone. Those that the parameters name in `device_ids`, and those of
   * the spaces that they name, count; if they name no device and a space that is not among `spaces`, or nothing, all. The schemas of
   * `seam-access-grants/lite` check neither this nor the next four, and say so.
   */
  devices?: readonly DeviceRules[]
  /** Entrances as `acs/entrances/list` returns them. */
  entrances?: readonly EntranceRules[]
  /** Spaces with their doors, each of which counts where the parameters name the space. */
  spaces?: readonly SpaceRules[]
  /** The access grants that exist with the `reservation_key` at hand. */
  reservation?: readonly Partial<AccessGrant>[]
  /** The access grants that exist, each with the `device_ids` it was created with: how many codes a device holds. */
  grants?: readonly (Partial<AccessGrant> & {
    /** IDs of the devices that it was created with, which the API does not return. */
    device_ids?: readonly string[]
  })[]
}

/** What a device says of PINs and time windows: what `devices/get` returns as it is, or its `properties`. */
export interface DeviceRules {
  /** ID of the device, to which `device_ids` of the parameters refers. */
  readonly device_id?: string
  /** Name of the device, for sentences. */
  readonly display_name?: string
  /** Whether the device takes codes while it is online. */
  readonly can_program_online_access_codes?: boolean
  /** Whether the device takes codes that are computed offline. */
  readonly can_program_offline_access_codes?: boolean
  /** The properties, in which the API tells the constraints and lengths of codes and the options of time frames. */
  readonly properties?: object
  /** The constraints on codes, where `properties` are given alone. */
  readonly code_constraints?: readonly unknown[]
  /** The lengths of codes, where `properties` are given alone. */
  readonly supported_code_lengths?: readonly number[]
  /** Whatever else the API returns. */
  readonly [member: string]: unknown
}

/**
 * A space with its doors: what `spaces/get` returns, and beside it what `devices/list` and `acs/entrances/list` return for its
 * `space_id`, or the IDs of those that stand in the context by themselves.
 */
export interface SpaceRules {
  /** ID of the space, to which `space_ids` of the parameters refers. */
  readonly space_id?: string
  /** Your own key of the space, to which `space_keys` of the parameters refers. */
  readonly space_key?: string
  /** Its devices. */
  readonly devices?: readonly DeviceRules[]
  /** IDs of its devices. */
  readonly device_ids?: readonly string[]
  /** Its entrances. */
  readonly entrances?: readonly EntranceRules[]
  /** IDs of its entrances. */
  readonly acs_entrance_ids?: readonly string[]
  /** Whatever else the API returns. */
  readonly [member: string]: unknown
}

/** What an entrance can be opened with, as `acs/entrances/list` returns it. */
export interface EntranceRules {
  /** ID of the entrance, to which `acs_entrance_ids` of the parameters refers. */
  readonly acs_entrance_id?: string
  /** Name of the entrance, for sentences. */
  readonly display_name?: string
  /** Whether a code opens it. */
  readonly can_unlock_with_code?: boolean
  /** Whether a card opens it. */
  readonly can_unlock_with_card?: boolean
  /** Whether a mobile key opens it. */
  readonly can_unlock_with_mobile_key?: boolean
  /** Whether a cloud key opens it. */
  readonly can_unlock_with_cloud_key?: boolean
  /** Whether it can be part of a reservation. */
  readonly can_belong_to_reservation?: boolean
  /** Whatever else the API returns. */
  readonly [member: string]: unknown
}
