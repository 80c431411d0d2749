import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.layer.css';
import './theme.css';
import './global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTexts } from '@/shared/i18n/i18n';
import { App } from './App';
import { createApp } from './create';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no root');

await startTexts();
createRoot(root).render(
  <StrictMode>
    <App {...createApp()} />
  </StrictMode>,
);
