import type { ServiceStatus } from '../api/api-types.js';
import { Icon } from '../shared/icon.js';
import { uploadsStrings } from '../strings/uploads.js';
import { typeNames } from './check-file.js';

type DropCardProps = {
  limits: ServiceStatus['limits'] | undefined;
  onChoose: () => void;
  onChooseFolder: () => void;
};

/** Invites to drop files, and has the buttons for those who would rather choose. */
export function DropCard({ limits, onChoose, onChooseFolder }: DropCardProps) {
  const words = uploadsStrings;
  return (
    <div className="drop-card">
      <Icon name="upload" />
      <p className="drop-card-title">{words.drop}</p>
      <div className="drop-card-buttons">
        <button type="button" className="button primary" onClick={onChoose}>
          <Icon name="picture" />
          {words.choose}
        </button>
        <button type="button" className="button" onClick={onChooseFolder}>
          <Icon name="folder" />
          {words.chooseFolder}
        </button>
      </div>
      <p className="quiet">{limits && words.limits(typeNames(limits), limits.fileBytes)}</p>
    </div>
  );
}
