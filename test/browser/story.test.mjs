import { tellStory } from './story/tell.mjs';

tellStory({ size: 'desktop', language: 'zh-CN', theme: 'light' });
