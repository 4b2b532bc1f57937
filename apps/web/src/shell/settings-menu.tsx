import { Menu } from '@base-ui/react/menu';
import { useSyncExternalStore } from 'react';
import { apiKey } from '../api/api-key.js';
import { Icon } from '../shared/icon.js';
import { THEMES, useTheme, type Theme } from '../shared/theme.js';
import { shellStrings } from '../strings/shell.js';

export function SettingsMenu() {
  const [theme, chooseTheme] = useTheme();
  const { key } = useSyncExternalStore(apiKey.subscribe, apiKey.snapshot);
  return (
    <Menu.Root>
      <Menu.Trigger className="icon-button" aria-label={shellStrings.settings} title={shellStrings.settings}>
        <Icon name="settings" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="menu-place" sideOffset={6} align="end">
          <Menu.Popup className="menu">
            <Menu.RadioGroup value={theme} onValueChange={(chosen: Theme) => chooseTheme(chosen)}>
              <Menu.GroupLabel className="menu-label">{shellStrings.theme}</Menu.GroupLabel>
              {THEMES.map((name) => (
                <Menu.RadioItem key={name} value={name} className="menu-item">
                  {shellStrings.themes[name]}
                  <Menu.RadioItemIndicator>
                    <Icon name="done" />
                  </Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.Separator className="menu-line" />
            <Menu.Item className="menu-item" onClick={() => apiKey.open()}>
              {key === null ? shellStrings.enterKey : shellStrings.changeKey}
            </Menu.Item>
            {key !== null && (
              <Menu.Item className="menu-item" onClick={() => apiKey.forget()}>
                {shellStrings.forgetKey}
              </Menu.Item>
            )}
            <Menu.Separator className="menu-line" />
            <Menu.Item className="menu-item" render={<a href="/docs">{shellStrings.apiReference}</a>} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
