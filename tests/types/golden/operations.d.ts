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
  }
}

export declare const createAccessGrantSchema: Schema<models.CreateAccessGrant>
export declare const getAccessGrantSchema: Schema<models.GetAccessGrant>
export declare const listAccessGrantsSchema: Schema<models.ListAccessGrants>
export declare const requestedAccessMethodSchema: Schema<models.RequestedAccessMethodInput>
export declare const timeWindowSchema: Schema<models.TimeWindow>
export declare const pinSchema: Schema<models.Pin>
export declare const accessGrantSchema: Schema<models.AccessGrant>
