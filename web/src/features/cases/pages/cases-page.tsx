import { Button, Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { casesSearch } from '@/api/sdk.gen';
import type { CasePageView, CaseSearchBody } from '@/api/types.gen';
import { CasePages } from '@/features/worklist/public/case-pages';
import { CaseRows } from '@/features/worklist/public/case-rows';
import { type Once, useCommand } from '@/lib/use-command';
import { EmptyState } from '@/ui/empty-state';
import { upTo } from '@/ui/fields/up-to';
import { Page } from '@/ui/page';
import { ProblemAlert } from '@/ui/problem-alert';
import { SearchBox } from '@/ui/search-box';

const SCOPES = ['open', 'ended', 'all'] as const;
type Scope = (typeof SCOPES)[number];

/** All cases of the region, also those that have ended; found by text, or by a person's number. */
export default function CasesPage(): React.JSX.Element {
  const { t } = useTranslation('cases');
  const asked = (useLocation().state as { q?: unknown } | null)?.q;
  const [q, setQ] = useState(typeof asked === 'string' ? asked : '');
  const [seen, setSeen] = useState(asked);
  const [scope, setScope] = useState<Scope>('open');
  if (seen !== asked) {
    setSeen(asked);
    if (typeof asked === 'string') setQ(asked);
  }
  return (
    <Page title={t('title')} actions={<Link to="/cases/new">{t('intake.title')}</Link>}>
      <Segmented value={scope} onChange={setScope} options={SCOPES.map((value) => ({ value, label: t(`scope.${value}`) }))} style={{ marginBottom: 16 }} aria-label={t('scope')} />
      <div style={{ maxWidth: 480, marginBottom: 16 }}><SearchBox label={t('search')} value={q} onSearch={setQ} /></div>
      <CasePages
        filter={{ ...(scope === 'all' ? {} : { open: scope === 'open' }), ...(q === '' ? {} : { q }), sort: scope === 'open' ? 'nextDueAt' : '-reportedAt' }}
        label={t('title')} empty={<EmptyState title={t('list.empty')} hint={t('list.hint')} />}
      />
      <PersonSearch />
    </Page>
  );
}

const search = (body: CaseSearchBody, once: Once) => casesSearch({ body, ...once });

/** Numbers go in the body of a request, never in an address, and into no draft. */
function PersonSearch(): React.JSX.Element {
  const { t } = useTranslation('cases');
  const { run, pending, problem } = useCommand(search);
  const [found, setFound] = useState<CasePageView | null>(null);
  const ask = async ({ kind, number }: { kind: 'phone' | 'idNumber'; number: string }): Promise<void> => {
    const outcome = await run(kind === 'phone' ? { phone: number } : { idNumber: number });
    if (outcome.done) setFound(outcome.output);
  };
  return (
    <section aria-label={t('person.title')} style={{ marginTop: 24 }}>
      <h2>{t('person.title')}</h2>
      <p>{t('person.hint')}</p>
      <ProblemAlert problem={problem} />
      <Form layout="inline" initialValues={{ kind: 'phone' }} onFinish={(values: { kind: 'phone' | 'idNumber'; number: string }) => void ask(values)} style={{ rowGap: 8, marginBottom: 16 }}>
        <Form.Item name="kind"><Segmented options={[{ value: 'phone', label: t('person.phone') }, { value: 'idNumber', label: t('person.idNumber') }]} /></Form.Item>
        <Form.Item name="number" label={t('person.number')} rules={[{ required: true, message: t('field.required') }]}><Input count={upTo(40)} autoComplete="off" /></Form.Item>
        <Button htmlType="submit" loading={pending}>{t('person.find')}</Button>
      </Form>
      {found && <CaseRows rows={found.items} label={t('person.title')} empty={<EmptyState title={t('person.none')} hint={t('person.noneHint')} />} />}
    </section>
  );
}
