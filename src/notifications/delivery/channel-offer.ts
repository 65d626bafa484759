import { regionPrefixSql } from '../../auth/region-sql.js';

/** A condition on rows of `channels` and `users`: it is the person's own, or shared in a region that covers theirs. */
export const offered = (channel: string, user: string): string =>
  `(${channel}.owner_user_id IS NOT DISTINCT FROM ${user}.id OR (${channel}.owner_user_id IS NULL AND ${user}.region_code LIKE ${regionPrefixSql(`${channel}.region_code`)} || '%'))`;

/** Offered, and at work. */
export const usable = (channel: string, user: string): string => `(${channel}.state = 'active' AND ${offered(channel, user)})`;
