import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkTabs } from '@/ui/link-tabs';
import { type Crumb, Page } from '@/ui/page';

const PARTS = ['overview', 'accounts', 'departments', 'rules', 'figures', 'calendar', 'channels'] as const;
export type AdminPart = (typeof PARTS)[number];

export const addressOf = (part: AdminPart): string => (part === 'overview' ? '/administration' : `/administration/${part}`);

interface Props {
  part: AdminPart;
  /** The part's name when left out. */
  title?: string;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of the administration, between its neighbours. */
export function AdminPage({ part, title, crumbs, actions, children }: Props): React.JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <Page title={title ?? t(`part.${part}`)} actions={actions} {...(crumbs ? { crumbs } : {})}>
      <LinkTabs label={t('parts')} tabs={PARTS.map((key) => ({ key, label: t(`tab.${key}`), to: addressOf(key) }))} shown={part} />
      {children}
    </Page>
  );
}
