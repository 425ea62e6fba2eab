import { type FrameworkSource, hashOfFrameworks } from './catalog';
import { builtInPacks } from './packs';

const frameworks = builtInPacks.flatMap((pack) => pack.frameworks);

/** The built-in frameworks. The build puts them here as texts that are read one by one, as most never are. */
export const builtIn: FrameworkSource = {
  ids: frameworks.map(({ id }) => id),
  hash: hashOfFrameworks(frameworks),
  read: (index) => {
    const framework = frameworks[index];
    if (!framework) throw new RangeError(`There is no built-in framework ${index}.`);
    return framework;
  },
};
