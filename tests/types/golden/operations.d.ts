// Made from src/endpoints.rs by `cargo xtask build`.
import type { ApiPromise } from './api-promise.js'
import type { ActionOptions } from './action-attempt.js'
import type { CreateMany } from './create-many.js'
import type { List } from './list.js'
import type { CallOptions } from './options.js'
import type { PlanAccessGrants } from './plan-types.js'
import type { WaitUntilIssued } from './wait.js'
import type * as models from './models.js'

/** The operations of every client, as groups of methods. */
export interface Operations {
  /** The operations below `/access_grants`. */
  readonly accessGrants: {
    /**
     * Creates an access grant.
     *
     * `POST /access_grants/create`
     */
    create(params: models.CreateAccessGrant, options?: CallOptions): ApiPromise<models.AccessGrant>
    /**
     * Gets one access grant by its ID or your own key.
     *
     * `POST /access_grants/get`
     */
    get(params: models.GetAccessGrant, options?: CallOptions): ApiPromise<models.AccessGrant>
    /**
     * Lists access grants, a page at a time.
     *
     * `POST /access_grants/list`
     */
    list(params?: models.ListAccessGrants, options?: CallOptions): List<models.AccessGrant>
    /**
     * Changes the time window or the name of an access grant.
     *
     * `POST /access_grants/update`
     */
    update(params: models.UpdateAccessGrant, options?: CallOptions): ApiPromise<void>
    /**
     * Deletes an access grant with its access methods.
     *
     * `POST /access_grants/delete`
     */
    delete(params: models.DeleteAccessGrant, options?: CallOptions): ApiPromise<void>
    /**
     * Adds access methods to an access grant.
     *
     * `POST /access_grants/request_access_methods`
     */
    requestAccessMethods(params: models.RequestAccessMethods, options?: CallOptions): ApiPromise<models.AccessGrant>
    /**
     * Gets what is around access grants: spaces, doors, people, access methods.
     *
     * `POST /access_grants/get_related`
     */
    getRelated(params: models.GetRelatedAccessGrants, options?: CallOptions): ApiPromise<models.AccessGrantBatch>
    /** Creates many access grants, a few at a time. */
    createMany: CreateMany
    /** The operations below `/access_grants/unmanaged`. */
    readonly unmanaged: {
      /**
       * Gets one unmanaged access grant.
       *
       * `POST /access_grants/unmanaged/get`
       */
      get(params: models.GetUnmanagedAccessGrant, options?: CallOptions): ApiPromise<models.UnmanagedAccessGrant>
      /**
       * Lists unmanaged access grants, a page at a time.
       *
       * `POST /access_grants/unmanaged/list`
       */
      list(params?: models.ListUnmanagedAccessGrants, options?: CallOptions): List<models.UnmanagedAccessGrant>
      /**
       * Takes over an unmanaged access grant.
       *
       * `POST /access_grants/unmanaged/update`
       */
      update(params: models.UpdateUnmanagedAccessGrant, options?: CallOptions): ApiPromise<void>
    }
  }
  /** The operations below `/access_methods`. */
  readonly accessMethods: {
    /**
     * Gets one access method.
     *
     * `POST /access_methods/get`
     */
    get(params: models.GetAccessMethod, options?: CallOptions): ApiPromise<models.AccessMethod>
    /**
     * Lists access methods, a page at a time.
     *
     * `POST /access_methods/list`
     */
    list(params: models.ListAccessMethods, options?: CallOptions): List<models.AccessMethod>
    /**
     * Gets what is around access methods: spaces, doors, access grants, mobile keys.
     *
     * `POST /access_methods/get_related`
     */
    getRelated(params: models.GetRelatedAccessMethods, options?: CallOptions): ApiPromise<models.AccessMethodBatch>
    /**
     * Deletes access methods: one, or all of an access grant or a reservation.
     *
     * `POST /access_methods/delete`
     */
    delete(params: models.DeleteAccessMethod, options?: CallOptions): ApiPromise<void>
  }
}
/** The operations of a client of the whole, as groups of methods. */
export interface WholeOperations {
  /** The operations below `/access_grants`. */
  readonly accessGrants: {
    /**
     * Creates an access grant.
     *
     * `POST /access_grants/create`
     */
    create(params: models.CreateAccessGrant, options?: CallOptions): ApiPromise<models.AccessGrant>
    /**
     * Gets one access grant by its ID or your own key.
     *
     * `POST /access_grants/get`
     */
    get(params: models.GetAccessGrant, options?: CallOptions): ApiPromise<models.AccessGrant>
    /**
     * Lists access grants, a page at a time.
     *
     * `POST /access_grants/list`
     */
    list(params?: models.ListAccessGrants, options?: CallOptions): List<models.AccessGrant>
    /**
     * Changes the time window or the name of an access grant.
     *
     * `POST /access_grants/update`
     */
    update(params: models.UpdateAccessGrant, options?: CallOptions): ApiPromise<void>
    /**
     * Deletes an access grant with its access methods.
     *
     * `POST /access_grants/delete`
     */
    delete(params: models.DeleteAccessGrant, options?: CallOptions): ApiPromise<void>
    /**
     * Adds access methods to an access grant.
     *
     * `POST /access_grants/request_access_methods`
     */
    requestAccessMethods(params: models.RequestAccessMethods, options?: CallOptions): ApiPromise<models.AccessGrant>
    /**
     * Gets what is around access grants: spaces, doors, people, access methods.
     *
     * `POST /access_grants/get_related`
     */
    getRelated(params: models.GetRelatedAccessGrants, options?: CallOptions): ApiPromise<models.AccessGrantBatch>
    /** Creates many access grants, a few at a time. */
    createMany: CreateMany
    /** Waits until access methods are issued, and gives them. */
    waitUntilIssued: WaitUntilIssued
    /** Plans what to do so that the access that is desired exists, and can then do it. */
    plan: PlanAccessGrants
    /** The operations below `/access_grants/unmanaged`. */
    readonly unmanaged: {
      /**
       * Gets one unmanaged access grant.
       *
       * `POST /access_grants/unmanaged/get`
       */
      get(params: models.GetUnmanagedAccessGrant, options?: CallOptions): ApiPromise<models.UnmanagedAccessGrant>
      /**
       * Lists unmanaged access grants, a page at a time.
       *
       * `POST /access_grants/unmanaged/list`
       */
      list(params?: models.ListUnmanagedAccessGrants, options?: CallOptions): List<models.UnmanagedAccessGrant>
      /**
       * Takes over an unmanaged access grant.
       *
       * `POST /access_grants/unmanaged/update`
       */
      update(params: models.UpdateUnmanagedAccessGrant, options?: CallOptions): ApiPromise<void>
    }
  }
  /** The operations below `/access_methods`. */
  readonly accessMethods: {
    /**
     * Gets one access method.
     *
     * `POST /access_methods/get`
     */
    get(params: models.GetAccessMethod, options?: CallOptions): ApiPromise<models.AccessMethod>
    /**
     * Lists access methods, a page at a time.
     *
     * `POST /access_methods/list`
     */
    list(params: models.ListAccessMethods, options?: CallOptions): List<models.AccessMethod>
    /**
     * Gets what is around access methods: spaces, doors, access grants, mobile keys.
     *
     * `POST /access_methods/get_related`
     */
    getRelated(params: models.GetRelatedAccessMethods, options?: CallOptions): ApiPromise<models.AccessMethodBatch>
    /**
     * Deletes access methods: one, or all of an access grant or a reservation.
     *
     * `POST /access_methods/delete`
     */
    delete(params: models.DeleteAccessMethod, options?: CallOptions): ApiPromise<void>
    /**
     * Writes an access method to the card on an encoder.
     *
     * `POST /access_methods/encode`
     */
    encode(params: models.EncodeAccessMethod, options?: ActionOptions): ApiPromise<models.ActionAttempt>
    /**
     * Makes a card with a number the one of an access method.
     *
     * `POST /access_methods/assign_card`
     */
    assignCard(params: models.AssignCard, options?: ActionOptions): ApiPromise<models.ActionAttempt>
    /**
     * Unlocks an entrance with a cloud key.
     *
     * `POST /access_methods/unlock_door`
     */
    unlockDoor(params: models.UnlockDoor, options?: ActionOptions): ApiPromise<models.ActionAttempt>
    /** The operations below `/access_methods/unmanaged`. */
    readonly unmanaged: {
      /**
       * Gets one unmanaged access method.
       *
       * `POST /access_methods/unmanaged/get`
       */
      get(params: models.GetUnmanagedAccessMethod, options?: CallOptions): ApiPromise<models.UnmanagedAccessMethod>
      /**
       * Lists the access methods of an unmanaged access grant.
       *
       * `POST /access_methods/unmanaged/list`
       */
      list(params: models.ListUnmanagedAccessMethods, options?: CallOptions): List<models.UnmanagedAccessMethod>
    }
  }
  /** The operations below `/action_attempts`. */
  readonly actionAttempts: {
    /**
     * Gets an action attempt: how far an action is, and what came of it.
     *
     * `POST /action_attempts/get`
     */
    get(params: models.GetActionAttempt, options?: ActionOptions): ApiPromise<models.ActionAttempt>
    /**
     * Lists action attempts, a page at a time.
     *
     * `POST /action_attempts/list`
     */
    list(params?: models.ListActionAttempts, options?: CallOptions): List<models.ActionAttempt>
  }
}
