import { Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, type Language, language } from '@/lib/i18n';
import { chooseTheme, type ThemeChoice, useThemeChoice } from '@/lib/theme';

/** Of this browser, changed at once. */
export function Appearance(): React.JSX.Element {
  const { t } = useTranslation('settings');
  const theme = useThemeChoice();
  return (
    <Form layout="vertical">
      <Form.Item label={t('pageLanguage')}>
        <Radio.Group value={language()} onChange={({ target }) => void chooseLanguage(target.value as Language)} options={[{ value: 'zh-CN', label: '中文' }, { value: 'en', label: 'English' }]} />
      </Form.Item>
      <Form.Item label={t('theme')}>
        <Radio.Group value={theme} onChange={({ target }) => chooseTheme(target.value as ThemeChoice)} options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`theme.${value}`) }))} />
      </Form.Item>
    </Form>
  );
}
