import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { isProblem } from '@/lib/problem';
import { EmptyState } from '@/ui/empty-state';
import { lazily } from '@/ui/lazily';
import { ProblemAlert } from '@/ui/problem-alert';
import { Waiting } from '@/ui/waiting';
import { AdminPage, addressOf } from '../components/admin-page';
import { Moves } from '../components/moves';
import { RuleFacts } from '../components/rules/rule-facts';
import { RuleHistory } from '../components/rules/rule-history';
import { useRules } from '../queries';

const MoveDialog = lazily(() => import('../components/move-dialog').then((part) => part.MoveDialog));
const RuleDialog = lazily(() => import('../components/rules/rule-dialog').then((part) => part.RuleDialog));

/** One rule: how it is, how it was, and the change of its lengths. */
export default function RulePage(): React.JSX.Element {
  const { t } = useTranslation('administration');
  const { code = '' } = useParams();
  const { data: rules, error } = useRules();
  const [opened, setOpened] = useState<'change' | 'move' | null>(null);
  const close = (): void => setOpened(null);
  const rule = rules?.find((one) => one.code === code);
  const crumbs = [{ label: t('part.rules'), to: addressOf('rules') }];
  if (!rule) {
    return (
      <AdminPage part="rules" crumbs={crumbs}>
        {isProblem(error) ? <ProblemAlert problem={error} /> : rules ? <EmptyState title={t('rule.unknown')} hint={t('rule.unknownHint')} /> : <Waiting />}
      </AdminPage>
    );
  }
  return (
    <AdminPage part="rules" title={rule.name} crumbs={crumbs} actions={rule.fixedBecause === null ? <><Button type="primary" onClick={() => setOpened('change')}>{t('rule.change')}</Button><Button onClick={() => setOpened('move')}>{t('move.title')}</Button></> : undefined}>
      {rule.fixedBecause && <Alert type="info" showIcon title={rule.fixedBecause.text} style={{ marginBottom: 16 }} />}
      <RuleFacts rule={rule} />
      <Moves code={rule.code} />
      <RuleHistory code={rule.code} />
      {opened === 'change' && <RuleDialog rule={rule} onClose={close} />}
      {opened === 'move' && <MoveDialog code={rule.code} version={rule.version} onClose={close} />}
    </AdminPage>
  );
}
