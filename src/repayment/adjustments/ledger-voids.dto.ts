import { Id, Instant, Text } from '../../platform/http/fields.js';

export class VoidRecordBody {
  @Text({ max: 2000, description: 'Why the entry was mistaken.' })
  reason!: string;
}

export class VoidView {
  @Instant() at!: string;
  @Id() byId!: string;
  @Text() reason!: string;
}
