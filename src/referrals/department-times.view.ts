import { ApiProperty } from '@nestjs/swagger';
import { BusinessDate, Int } from '../platform/http/fields.js';
import { ReferralDepartmentView } from './referral.view.js';

export class DepartmentTimesView {
  @ApiProperty({ type: () => ReferralDepartmentView }) department!: ReferralDepartmentView;
  @Int({ description: 'Sent to it in the period.' }) sent!: number;
  @Int({ description: 'Of those acknowledged, by a reply too.' }) acknowledged!: number;
  @Int({ description: 'Of those replied to.' }) replied!: number;
  @Int({ description: 'Of those open now, with a clock that has passed.' }) overdue!: number;
  @Int({ nullable: true, description: 'Minutes from sending to acknowledging by the wall clock: half took no longer. Null when none was.' }) acknowledgeMinutes!: number | null;
  @Int({ nullable: true, description: 'Minutes from sending to the first reply, likewise.' }) replyMinutes!: number | null;
}

export class DepartmentTimesListView {
  @BusinessDate() from!: string;
  @BusinessDate() to!: string;
  @ApiProperty({ type: () => DepartmentTimesView, isArray: true, description: 'The slowest to reply first, those without a reply before them.' }) items!: DepartmentTimesView[];
}
