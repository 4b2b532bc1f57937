import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './shared/base.css';
import { App } from './shell/app.js';
import { applyTheme } from './shared/theme.js';

applyTheme();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
