/** The colours of the pages, once for each theme: read by Ant Design's theme and, as CSS variables `--<name>`, by our own styles. */
const light = {
  primary: '#1F5FBF', link: '#1F5FBF', page: '#F5F7FA', surface: '#FFFFFF', raised: '#FFFFFF', border: '#E3E7ED', text: '#1F2733', muted: '#5B6472', onPrimary: '#FFFFFF', selected: '#E8F0FC',
  success: '#1E7F4F', warning: '#8A6D1B', danger: '#B42318', dangerSurface: '#FDF1EF', warningSurface: '#FBF6E6', successSurface: '#EAF6F0',
  timePlenty: '#5B6472', timeSoon: '#8A6D1B', timeShort: '#B4540A', timeOver: '#B42318',
  riskBlue: '#2F6FDE', riskYellow: '#B88400', riskOrange: '#D9660A', riskRed: '#C4261D',
  moneySettled: '#1C784B', moneyOpen: '#3C4656', moneyOverdue: '#B42318',
} as const;

export type ColourName = keyof typeof light;
export type Colours = Readonly<Record<ColourName, string>>;

const dark: Colours = {
  primary: '#3372D6', link: '#8AB6F8', page: '#11161D', surface: '#1A212B', raised: '#222B37', border: '#323D4B', text: '#E6EAF0', muted: '#A8B2C0', onPrimary: '#FFFFFF', selected: '#20344F',
  success: '#5CC38E', warning: '#D9B44A', danger: '#F78A80', dangerSurface: '#3A2322', warningSurface: '#332B17', successSurface: '#17302A',
  timePlenty: '#A8B2C0', timeSoon: '#D9B44A', timeShort: '#F2975A', timeOver: '#F78A80',
  riskBlue: '#6EA2F5', riskYellow: '#E0B341', riskOrange: '#F5934A', riskRed: '#F2746B',
  moneySettled: '#5CC38E', moneyOpen: '#C3CBD6', moneyOverdue: '#F78A80',
};

export const colours: Readonly<Record<'light' | 'dark', Colours>> = { light, dark };

export const fontFamily = "system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";
