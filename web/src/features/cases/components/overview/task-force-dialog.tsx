import { Form, Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { casesNameTaskForce } from '@/api/sdk.gen';
import type { CaseView, TaskForceBody } from '@/api/types.gen';
import { comma } from '@/lib/punctuation';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CommandForm } from '@/ui/command-form/command-form';
import { useLastActor, usePeople } from '../../queries';

interface Fields {
  leadId?: string;
  memberIds?: string[];
  supervisorId?: string;
}

/** 工作专班: lead, members and supervisor. */
export function TaskForceDialog({ kase, onClose }: { kase: CaseView; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const send = useCallback((body: TaskForceBody, once: Once) => casesNameTaskForce({ path: { id: kase.id }, body, ...once }), [kase.id]);
  const command = useCommand(send);
  const { data: people = [] } = usePeople('taskForce');
  const { data: supervisors = [] } = usePeople('supervisor');
  const changedBy = useLastActor(kase.id);
  const { lead, members, supervisor } = kase.taskForce;
  const values = { leadId: lead?.id, memberIds: members.map(({ id }) => id), supervisorId: supervisor?.id };
  const nameOf = (id: unknown): string => [...people, ...supervisors].find(({ value }) => value === id)?.label ?? '—';
  const required = [{ required: true, message: t('field.required') }];
  const search = { optionFilterProp: 'label' };
  const done = (): void => {
    onClose();
    toast.done(t('saved'));
  };
  return (
    <CommandDialog title={t('taskForce.title')} open onClose={onClose}>
      <CommandForm<Fields, TaskForceBody, CaseView>
        name={`taskForce.${kase.id}`} command={command} submit={t('save')} onCancel={onClose} onDone={done}
        current={{ version: kase.version, values, ...(changedBy === undefined ? {} : { changedBy }) }}
        labelOf={(field) => t(field === 'leadId' ? 'taskForce.lead' : field === 'memberIds' ? 'taskForce.members' : 'taskForce.supervisor')}
        show={(_, value) => (Array.isArray(value) ? value.map(nameOf).join(comma()) || '—' : nameOf(value))}
        toInput={({ leadId = '', memberIds = [], supervisorId = '' }, version) => ({ version: version ?? kase.version, leadId, memberIds, supervisorId })}
      >
        <Form.Item name="leadId" label={t('taskForce.lead')} rules={required}><Select showSearch={search} options={people} /></Form.Item>
        <Form.Item name="memberIds" label={t('taskForce.members')} extra={t('taskForce.hint')}><Select mode="multiple" showSearch={search} options={people} /></Form.Item>
        <Form.Item name="supervisorId" label={t('taskForce.supervisor')} rules={required}><Select showSearch={search} options={supervisors} /></Form.Item>
      </CommandForm>
    </CommandDialog>
  );
}
