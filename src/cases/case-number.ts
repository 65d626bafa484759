import type { EntityManager } from 'typeorm';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { regionPrefix } from '../auth/region.js';

/** The last number given in a year by a region's office. */
@Entity('case_number_counters')
export class CaseNumberCounter {
  @PrimaryColumn('text')
  prefix!: string;

  @PrimaryColumn('int')
  year!: number;

  @Column('int')
  last!: number;
}

/** The short name that a city's office puts before its case numbers; others take the region's digits. */
const OFFICE_NAMES: Readonly<Record<string, string>> = { '6401': '银', '6402': '石', '6403': '吴', '6404': '固', '6405': '卫', '64': '宁' };

/** The next number of the office that the region belongs to, such as 吴工劳争〔2026〕17号; gapless, because it is given in the case's own transaction. */
export async function nextCaseNumber(m: EntityManager, regionCode: string, year: number): Promise<string> {
  const city = regionCode.endsWith('0000') ? regionPrefix(regionCode) : regionCode.slice(0, 4);
  const prefix = `${OFFICE_NAMES[city] ?? city}工劳争`;
  const [row] = await m.query<[{ last: number }]>(
    `INSERT INTO case_number_counters (prefix, year, last) VALUES ($1, $2, 1)
     ON CONFLICT (prefix, year) DO UPDATE SET last = case_number_counters.last + 1 RETURNING last`,
    [prefix, year],
  );
  return `${prefix}〔${year}〕${row.last}号`;
}
