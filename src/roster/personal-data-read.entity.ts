import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { InstantColumn } from '../platform/database/columns.js';

/** How many people's data somebody had shown, for counting within the hour; what was shown and why is in the audit chain. */
@Entity('personal_data_reads')
@Index(['actorId', 'at'])
export class PersonalDataRead {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => User)
  @Column('uuid')
  actorId!: string;

  @Column('int')
  people!: number;

  @Index()
  @InstantColumn()
  at!: Date;
}
