import './activation.ts';
import './diagnostics.ts';
import './fixes.ts';
import './completion.ts';
import './archive.ts';
import './commands.ts';
import './silence.ts';
import './red.ts';
