import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.token.js';
import { OPEN_ROUTE } from './open-route.js';

/** What a person sees who opens the program's address in a browser: that it runs, and where to go from here. */
@Controller()
export class HomeController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Get('/')
  @OPEN_ROUTE
  @ApiExcludeEndpoint()
  @Header('content-type', 'text/html; charset=utf-8')
  show(): string {
    const { http, demo } = this.config;
    return page([http.apiDocs ? DOCS : NO_DOCS, SIGN_IN, demo.enabled ? DEMO_ACCOUNTS : OWN_ACCOUNTS, HEALTH]);
  }
}

interface Line {
  zh: string;
  en: string;
}

const DOCS: Line = {
  zh: '接口文档，可在页面上试用：<a href="/api/docs">/api/docs</a>（机器可读：<a href="/api/v1/openapi.json">OpenAPI 3.1</a>）',
  en: 'The API, with a page to try it: <a href="/api/docs">/api/docs</a> (for machines: <a href="/api/v1/openapi.json">OpenAPI 3.1</a>)',
};
const NO_DOCS: Line = {
  zh: '接口文档在本环境中未开放；设置 <code>API_DOCS=on</code> 后可用。',
  en: 'The description of the API is switched off here; <code>API_DOCS=on</code> serves it.',
};
const SIGN_IN: Line = {
  zh: '登录：以 JSON 向 <code>POST /api/v1/session</code> 提交 <code>username</code> 和 <code>password</code>。',
  en: 'Sign in: send <code>username</code> and <code>password</code> as JSON to <code>POST /api/v1/session</code>.',
};
const DEMO_ACCOUNTS: Line = {
  zh: '演示账号和密码在启动时显示于终端。',
  en: 'The demo accounts and their password are printed in the terminal at the start.',
};
const OWN_ACCOUNTS: Line = {
  zh: '账号由本单位的系统管理员开设。',
  en: 'Accounts are made by your administrators.',
};
const HEALTH: Line = {
  zh: '运行状态：<a href="/api/v1/health/ready">/api/v1/health/ready</a>',
  en: 'Is it well? <a href="/api/v1/health/ready">/api/v1/health/ready</a>',
};

/** Without a script: the content security policy allows none inside a page. */
const page = (lines: readonly Line[]): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>三快 Triquick</title>
<style>
body { max-width: 42rem; margin: 3rem auto; padding: 0 1.25rem; font: 1rem/1.7 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #1f2329; background: #fff; }
h1 { margin-bottom: 0; font-size: 1.75rem; }
section + section { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid #d0d3d6; }
code { padding: 0 .25em; background: #f2f3f5; }
a { color: #0b57d0; }
</style>
</head>
<body>
<main>
<h1>三快 Triquick</h1>
<section>
<p>工会处置劳动争议的快速响应工作台：快排查、快核实、快联动。</p>
<p>服务正在运行。目前提供的是接口，浏览器工作台将在以后的版本中提供。</p>
<ul>${lines.map(({ zh }) => `\n<li>${zh}</li>`).join('')}
</ul>
</section>
<section lang="en">
<p>The rapid-response desk of a trade union for labour disputes: quick investigation, quick verification, quick coordination.</p>
<p>The program is running. What it serves now is an API; the desks for the browser come with a later version.</p>
<ul>${lines.map(({ en }) => `\n<li>${en}</li>`).join('')}
</ul>
</section>
</main>
</body>
</html>
`;
