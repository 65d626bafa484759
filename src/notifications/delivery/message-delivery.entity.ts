import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Delivery } from './delivery.entity.js';
import { OutgoingMessageRow } from './outgoing-message.entity.js';

/** Which deliveries went out in which message; a delivery that failed on one channel is in another message on the next. */
@Entity('message_deliveries')
export class MessageDelivery {
  @ForeignKey(() => OutgoingMessageRow)
  @PrimaryColumn('uuid')
  messageId!: string;

  @ForeignKey(() => Delivery)
  @Index()
  @PrimaryColumn('uuid')
  deliveryId!: string;
}
