import type { Config } from '../../platform/config/config.js';
import { createCatalogue } from '../../messages.js';
import { type Told, MessageWriter } from './message-writer.js';

const at = new Date('2024-12-18T02:00:00Z');
const writer = (...publicOrigins: string[]): MessageWriter => new MessageWriter(createCatalogue(), { http: { publicOrigins } } as unknown as Config);
const told = (name: string, changes: Partial<Told> = {}): Told => ({
  eventKey: 'e', type: 'deadline.due', data: { number: '三快〔2024〕1号', rule: 'investigate' }, caseId: 'c1', createdAt: at, name, role: 'taskForce', ...changes,
});
const frame = { id: 'm1', at, locale: 'zh-CN' as const, group: true };

describe('a message', () => {
  it('for a group names everybody whom an event concerns, masked, once', () => {
    const { title, lines } = writer('https://a.example.org', 'https://b.example.org').write(frame, [told('王小明'), told('欧阳锋', { role: 'supervisor' }), told('张三', { eventKey: 'f' })]);
    expect(title).toBe('三快：2 条提醒');
    expect(lines.map(({ eventKey, to, link }) => [eventKey, to, link])).toEqual([
      ['e', '王** 专班、欧阳* 督办员', 'https://a.example.org/cases/c1'], ['f', '张* 专班', 'https://a.example.org/cases/c1'],
    ]);
    expect(lines[0]?.text).toBe('三快〔2024〕1号 快排查已到期，请尽快办理');
  });

  it('counts those whom it cannot name', () => {
    const many = Array.from({ length: 7 }, (_, i) => told(`王${i}`));
    expect(writer().write({ ...frame, locale: 'en' }, many).lines[0]?.to).toMatch(/task force and others, 7 in all$/);
  });

  it('for one person names nobody, and of one event speaks in its title', () => {
    const message = writer().write({ ...frame, group: false }, [told('王小明')]);
    expect(message).toMatchObject({ id: 'm1', title: '三快提醒 三快〔2024〕1号', lines: [{ to: null, link: null, caseNumber: '三快〔2024〕1号' }] });
  });

  it('about no case has neither number nor link', () => {
    const message = writer('https://a.example.org').write({ ...frame, group: false }, [told('王小明', { caseId: null, data: {}, type: 'case.CLOSE' })]);
    expect(message).toMatchObject({ title: '三快提醒', lines: [{ text: '已结案', caseNumber: null, link: null }] });
  });
});
