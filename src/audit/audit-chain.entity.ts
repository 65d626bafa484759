import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The head of a chain; its row lock puts concurrent entries in line. */
@Entity('audit_chains')
export class AuditChain {
  @PrimaryColumn('text')
  chain!: string;

  @Column('int')
  seq!: number;

  @Column('text')
  hash!: string;

  /** What the latest root has seen of this chain. */
  @Index({ where: 'seq > rooted_seq' })
  @Column('int', { default: 0 })
  rootedSeq!: number;
}
