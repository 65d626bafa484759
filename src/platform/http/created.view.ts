import { Id } from './fields.js';

/** The id of what was just recorded. */
export class CreatedView {
  @Id()
  id!: string;
}
