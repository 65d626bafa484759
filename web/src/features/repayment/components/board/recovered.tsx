import { Segmented } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { RecoveredView, RepaymentBoardShowData } from '@/api/types.gen';
import { Money } from '@/ui/money';
import { RowTable } from '@/ui/row-table';
import { Part } from '../part';
import styles from '../repayment.module.css';
import { AwaitedChart } from './awaited-chart';
import type { BoardFilter } from './board-filter';
import { rowsAddress } from './rows-address';

export type Step = NonNullable<NonNullable<RepaymentBoardShowData['query']>['recoveredBy']>;
const STEPS = ['day', 'week', 'month'] as const satisfies readonly Step[];

interface Props {
  periods: readonly RecoveredView[];
  step: Step;
  filter: BoardFilter;
  onStep: (step: Step) => void;
}

/** What came back over time: a line for the eye, whose points are named by their first day, a table for everybody; each point opens its payments. */
export function Recovered({ periods, step, filter, onStep }: Props): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const navigate = useNavigate();
  const points = useMemo(() => periods.map(({ from, amountFen }) => ({ label: step === 'month' ? from.slice(0, 7) : from.slice(5), fen: amountFen })), [periods, step]);
  const open = (place: number): void => {
    const period = periods[place];
    if (period) void navigate(rowsAddress('payments', { from: period.from, to: period.to }, filter));
  };
  return (
    <Part title={t('recoveredOverTime')} actions={<Segmented<Step> aria-label={t('recovered.by')} value={step} onChange={onStep} options={STEPS.map((value) => ({ value, label: t(`recovered.${value}`) }))} />}>
      <AwaitedChart kind="line" points={points} onPick={open} />
      <details className={styles['earlier']}>
        <summary>{t('asTable')}</summary>
        <RowTable
          rows={periods} rowKey={({ from }) => from} label={t('recoveredOverTime')} empty={null}
          columns={[
            { key: 'period', title: t('period'), onPhone: 'bare', render: ({ from, to }) => <Link to={rowsAddress('payments', { from, to }, filter)}>{from === to ? from : `${from} – ${to}`}</Link> },
            { key: 'payments', title: t('payments'), align: 'end', render: ({ payments }) => payments },
            { key: 'amount', title: t('amount'), align: 'end', render: ({ amountFen }) => <Money fen={amountFen} /> },
          ]}
        />
      </details>
    </Part>
  );
}
