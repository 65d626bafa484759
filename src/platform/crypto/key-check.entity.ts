import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What tells, without telling the key, whether a key is the one this database was written with. */
@Entity('key_checks')
export class KeyCheck {
  /** `field:<key id>`, or `blindIndex`. */
  @PrimaryColumn('text')
  name!: string;

  @Column('text')
  value!: string;
}
