import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterImportView } from '@/api/types.gen';
import { upTo } from '@/ui/fields/up-to';
import { correctedSheet } from './corrected-sheet';
import styles from './import.module.css';

/** More are put right in a spreadsheet. */
const MOST = 100;

interface Props {
  /** What was refused, in the sheet's order. */
  refused: RosterImportView['rows'];
  /** The same rows as the sheet has them, below its headings. */
  sheet: readonly (readonly string[])[];
  onSend: (file: File) => void;
}

/** The cells that are wrong, each beside why, to be put right in place and read again. */
export function Corrections({ refused, sheet, onSend }: Props): React.JSX.Element {
  const { t } = useTranslation('roster');
  const [headings = [], ...before] = sheet;
  const [rows, setRows] = useState(before);
  const write = (place: number, column: number, text: string): void =>
    setRows((seen) => seen.map((row, at) => (at === place ? row.map((cell, of) => (of === column ? text : cell)) : row)));
  const send = (): void => onSend(new File([correctedSheet(headings, rows, refused.map(({ row }) => row))], t('import.correctedFile'), { type: 'text/csv' }));
  return (
    <form className={styles['corrections']} aria-label={t('import.correct')} onSubmit={(event) => { event.preventDefault(); send(); }}>
      {refused.slice(0, MOST).map(({ row, errors }, place) => (
        <fieldset key={row}>
          <legend>{t('import.row', { row })} {nameIn(headings, rows[place])}</legend>
          {errors.map(({ column, code, message }) => (
            <Cell key={`${column} ${code}`} label={column} why={message} value={rows[place]?.[headings.indexOf(column)]} onWrite={(text) => write(place, headings.indexOf(column), text)} />
          ))}
        </fieldset>
      ))}
      {refused.length > MOST && <p>{t('import.correctRest', { count: MOST })}</p>}
      <Button htmlType="submit" type="primary">{t('import.sendCorrected')}</Button>
    </form>
  );
}

interface CellProps {
  label: string;
  why: string;
  /** Undefined where the sheet has no such column. */
  value: string | undefined;
  onWrite: (text: string) => void;
}

const Cell = ({ label, why, value, onWrite }: CellProps): React.JSX.Element => (
  <label>
    <span>{label} <small>{why}</small></span>
    {value !== undefined && <Input value={value} count={upTo(500)} autoComplete="off" onChange={({ target }) => onWrite(target.value)} />}
  </label>
);

const nameIn = (headings: readonly string[], row: readonly string[] | undefined): string => row?.[headings.findIndex((heading) => heading.includes('姓名'))] ?? '';
