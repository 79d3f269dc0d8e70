// Made from src/endpoints.rs by `cargo xtask build`.
import type * as models from './models.js'
import type { AccessGrantList, CallOptions, Schema } from './index.js'

/** The operations, as groups of methods. */
export interface Operations {
  readonly accessGrants: {
    /**
     * Creates an access grant.
     *
     * `POST /access_grants/create`
     */
    create(params: models.CreateAccessGrant, options?: CallOptions): Promise<models.AccessGrant>
    /**
     * Gets one access grant by its ID or your own key.
     *
     * `POST /access_grants/get`
     */
    get(params: models.GetAccessGrant, options?: CallOptions): Promise<models.AccessGrant>
    /**
     * Lists access grants, a page at a time.
     *
     * `POST /access_grants/list`
     */
    list(params?: models.ListAccessGrants, options?: CallOptions): AccessGrantList
    /**
     * Changes the time window or the name of an access grant.
     *
     * `POST /access_grants/update`
     */
    update(params: models.UpdateAccessGrant, options?: CallOptions): Promise<void>
    /**
     * Deletes an access grant with its access methods.
     *
     * `POST /access_grants/delete`
     */
    delete(params: models.DeleteAccessGrant, options?: CallOptions): Promise<void>
    /**
     * Adds access methods to an access grant.
     *
     * `POST /access_grants/request_access_methods`
     */
    requestAccessMethods(params: models.RequestAccessMethods, options?: CallOptions): Promise<models.AccessGrant>
  }
}

export declare const createAccessGrantSchema: Schema<models.CreateAccessGrant>
export declare const getAccessGrantSchema: Schema<models.GetAccessGrant>
export declare const listAccessGrantsSchema: Schema<models.ListAccessGrants>
export declare const requestedAccessMethodSchema: Schema<models.RequestedAccessMethodInput>
export declare const timeWindowSchema: Schema<models.TimeWindow>
export declare const pinSchema: Schema<models.Pin>
export declare const accessGrantSchema: Schema<models.AccessGrant>
export declare const updateAccessGrantSchema: Schema<models.UpdateAccessGrant>
export declare const deleteAccessGrantSchema: Schema<models.DeleteAccessGrant>
export declare const requestAccessMethodsSchema: Schema<models.RequestAccessMethods>
