import { Form, type FormItemProps } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CountField } from './count-field';

interface Props extends Pick<FormItemProps, 'name' | 'label' | 'extra' | 'noStyle'>, Pick<React.ComponentProps<typeof CountField>, 'style' | 'suffix' | 'aria-label'> {
  min?: number;
  max: number;
  /** Whether there has to be one. */
  required?: boolean;
}

/** A whole number between two in a form: another one stays as it was typed and is refused. */
export function CountItem({ min = 0, max, required = false, style, suffix, 'aria-label': label, ...item }: Props): React.JSX.Element {
  const { t } = useTranslation('ui');
  const isWrong = useRef(false);
  const judge = (_: unknown, count: number | null | undefined): Promise<void> => {
    const isNone = count === null || count === undefined;
    if (isNone ? isWrong.current : count < min || count > max) return Promise.reject(new Error(t('count.between', { min, max })));
    return isNone && required ? Promise.reject(new Error(t('count.missing'))) : Promise.resolve();
  };
  return (
    <Form.Item {...item} required={required} rules={[{ validator: judge }]}>
      <CountField onWrong={(now) => (isWrong.current = now)} {...(style === undefined ? {} : { style })} {...(suffix === undefined ? {} : { suffix })} {...(label === undefined ? {} : { 'aria-label': label })} />
    </Form.Item>
  );
}
