import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkTabs } from '@/ui/link-tabs';
import { Page } from '@/ui/page';

interface Props {
  part: 'log' | 'chains';
  actions?: ReactNode;
  children: ReactNode;
}

export function AuditPage({ part, actions, children }: Props): React.JSX.Element {
  const { t } = useTranslation('audit');
  return (
    <Page title={t(`title.${part}`)} actions={actions}>
      <LinkTabs label={t('parts')} shown={part} tabs={[{ key: 'log', label: t('tab.log'), to: '/audit' }, { key: 'chains', label: t('tab.chains'), to: '/audit/chains' }]} />
      {children}
    </Page>
  );
}
