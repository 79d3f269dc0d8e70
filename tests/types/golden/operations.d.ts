// Made from src/endpoints.rs by `cargo xtask build`.
import type * as models from './models.js'
import type { ApiPromise, CallOptions, CreateMany, List, Schema } from './lite.js'

/** The operations, as groups of methods. */
export interface Operations {
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

export declare const createAccessGrantSchema: Schema<models.CreateAccessGrant>
export declare const getAccessGrantSchema: Schema<models.GetAccessGrant>
export declare const listAccessGrantsSchema: Schema<models.ListAccessGrants>
export declare const updateAccessGrantSchema: Schema<models.UpdateAccessGrant>
export declare const deleteAccessGrantSchema: Schema<models.DeleteAccessGrant>
export declare const requestAccessMethodsSchema: Schema<models.RequestAccessMethods>
export declare const getRelatedAccessGrantsSchema: Schema<models.GetRelatedAccessGrants>
export declare const getUnmanagedAccessGrantSchema: Schema<models.GetUnmanagedAccessGrant>
export declare const listUnmanagedAccessGrantsSchema: Schema<models.ListUnmanagedAccessGrants>
export declare const updateUnmanagedAccessGrantSchema: Schema<models.UpdateUnmanagedAccessGrant>
export declare const getAccessMethodSchema: Schema<models.GetAccessMethod>
export declare const listAccessMethodsSchema: Schema<models.ListAccessMethods>
export declare const getRelatedAccessMethodsSchema: Schema<models.GetRelatedAccessMethods>
export declare const deleteAccessMethodSchema: Schema<models.DeleteAccessMethod>
export declare const requestedAccessMethodSchema: Schema<models.RequestedAccessMethodInput>
export declare const timeWindowSchema: Schema<models.TimeWindow>
export declare const pinSchema: Schema<models.Pin>
export declare const accessGrantSchema: Schema<models.AccessGrant>
export declare const accessMethodSchema: Schema<models.AccessMethod>
export declare const eventSchema: Schema<models.SeamEvent>
