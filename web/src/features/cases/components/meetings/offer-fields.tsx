import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OfferBody } from '@/api/types.gen';
import { FenItem } from '@/ui/fields/fen-item';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';

const SIDES = ['employer', 'workers', 'union'] as const satisfies readonly OfferBody['by'][];

/** Who offered what, one after the other, with the amount where one was named. */
export function OfferFields(): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const required = [{ required: true, message: t('field.required') }];
  return (
    <Form.List name="offers">
      {(rows, { add, remove }) => (
        <div style={{ marginBottom: 24 }}>
          {rows.map(({ key, name }, place) => (
            <fieldset key={key} style={{ margin: '0 0 8px', padding: '8px 12px 0', border: '1px solid var(--border)', borderRadius: 8 }}>
              <legend style={{ padding: '0 8px' }}>{t('mediation.offer', { number: place + 1 })}</legend>
              <Form.Item name={[name, 'by']} label={t('mediation.offerBy')} rules={required}><Select options={SIDES.map((value) => ({ value, label: word('offerBy', value) }))} /></Form.Item>
              <Form.Item name={[name, 'text']} label={t('mediation.offerText')} rules={required}><Input.TextArea autoSize count={upTo(2000)} /></Form.Item>
              <FenItem name={[name, 'amountFen']} label={t('mediation.offerAmount')} />
              <Button size="small" onClick={() => remove(name)} style={{ marginBottom: 12 }}>{t('mediation.removeOffer', { number: place + 1 })}</Button>
            </fieldset>
          ))}
          <Button type="dashed" onClick={() => add({ by: 'employer' })}>{t('mediation.addOffer')}</Button>
        </div>
      )}
    </Form.List>
  );
}
