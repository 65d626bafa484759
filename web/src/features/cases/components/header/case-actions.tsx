import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { CaseView, NextEventView } from '@/api/types.gen';
import { MenuButton, type MenuItem } from '@/ui/menu-button';
import { useWord } from '@/words/use-word';
import type { OpenForm } from '../use-open-form';
import { ADVANCING } from './event-fields';

/** The step that leads on, awake when nothing is missing for it, and a menu of the others; only what the person may do. */
export function CaseActions({ kase, events, form }: { kase: CaseView; events: readonly NextEventView[]; form: OpenForm }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const navigate = useNavigate();
  const main = events.find(({ type }) => ADVANCING.includes(type));
  const others = events.filter((event) => event !== main);
  const isAwake = main?.blockers.every(({ overridable }) => overridable && kase.standing === 'supervisor') === true;
  const formOf = (key: 'correct' | 'taskForce' | 'risk'): MenuItem => ({ key, label: t(`${key}.title`), onClick: () => form.show('overview', key) });
  const own = [
    ...(kase.standing === 'onlooker' ? [] : [formOf('correct'), formOf('taskForce')]),
    ...(kase.standing === 'onlooker' || kase.standing === 'member' ? [] : [formOf('risk')]),
    { key: 'print', label: t('print.title'), onClick: () => void navigate(`/cases/${kase.id}/print`) },
  ];
  return (
    <>
      {main && (
        <Button type="primary" disabled={!isAwake} onClick={() => form.show(form.tab, main.type)} title={isAwake ? undefined : t('checklist.title', { count: main.blockers.length })}>
          {word('caseEvent', main.type)}
        </Button>
      )}
      <MenuButton groups={[others.map(({ type }) => ({ key: type, label: word('caseEvent', type), onClick: () => form.show(form.tab, type) })), own]} name={t('actions.more')}>⋯</MenuButton>
    </>
  );
}
