import { tellStory } from './story/tell.mjs';

tellStory({ size: 'phone', language: 'en', theme: 'dark' });
