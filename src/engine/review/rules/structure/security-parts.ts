import type { Rule } from '../../rule';
import { partsRule } from './missing-parts';

/** The six categories (Kohnfelder and Garg, "The threats to our products", Microsoft, 1999). */
const stride = partsRule({
  id: 'security/stride-categories',
  severity: 'info',
  frameworks: ['stride'],
  name: 'STRIDE',
  parts: {
    Spoofing: 'spoofing*, spoof*, s',
    Tampering: 'tampering*, tamper*, t',
    Repudiation: 'repudiation*, repudiate*, r, non repudiation*, nonrepudiation*',
    'Information disclosure':
      'information disclosure*, info disclosure*, disclosure of information*, data disclosure*, i, disclosure*, information leakage*',
    'Denial of service': 'denial of service*, dos*, ddos*, d',
    'Elevation of privilege':
      'elevation of privilege*, elevation of privileges*, privilege escalation*, escalation of privilege*, escalation of privileges*, e, elevation*, eop*',
  },
  least: 3,
  words: true,
  why: 'The letters are a checklist; a category that nobody looked at is where the attacker may.',
  question: 'Which threats of that category did you look at, or why is there none?',
  mustFire: [
    '# Threat model (STRIDE): upload service\n\n## Spoofing\n\nSigned tokens.\n\n## Tampering\n\nHashes.\n\n## Information disclosure\n\nEncrypted.\n\n## Denial of service\n\nLimits.\n\n## Elevation of privilege\n\nNo root.\n',
    '# STRIDE\n\n| Category | Threat | Mitigation |\n|---|---|---|\n| Spoofing | stolen token | short life |\n| Tampering | changed file | hash |\n| Denial of service | many uploads | quota |\n',
  ],
  mustNotFire: [
    '# STRIDE\n\n- Spoofing: tokens\n- Tampering: hashes\n- Repudiation: not applicable, no transactions\n- Information disclosure: encrypted\n- DoS: quota\n- Privilege escalation: no root\n',
    '# STRIDE\n\n| Element | S | T | R | I | D | E |\n|---|---|---|---|---|---|---|\n| API | x | x | x | x | x | x |\n',
    'We use STRIDE to find spoofing and tampering early.',
    '# Threats\n\n## Spoofing\n\nA.\n\n## Tampering\n\nB.\n\n## Denial of service\n\nC.\n\nNo elevation of privilege, information disclosure or repudiation by STRIDE was found.\n',
  ],
});

/** The seven threats to privacy (KU Leuven, linddun.org). */
const linddun = partsRule({
  id: 'security/linddun-categories',
  severity: 'info',
  frameworks: ['linddun'],
  name: 'LINDDUN',
  parts: {
    Linking: 'linking*, linkability*, l',
    Identifying: 'identifying*, identifiability*, identification*, i',
    'Non-repudiation': 'non repudiation*, nonrepudiation*, n',
    Detecting: 'detecting*, detectability*, detection*, d',
    'Data disclosure': 'data disclosure*, disclosure*, information disclosure*',
    Unawareness: 'unawareness*, unawareness and unintervenability*, u, content unawareness*',
    'Non-compliance': 'non compliance*, noncompliance*, policy non compliance*, policy and consent*',
  },
  least: 3,
  words: true,
  why: 'The letters are a checklist; a category that nobody looked at is where people’s privacy is lost.',
  question: 'Which threats of that category did you look at, or why is there none?',
  mustFire: [
    '# LINDDUN: loyalty app\n\n## Linking\n\nOne id.\n\n## Identifying\n\nNames.\n\n## Detecting\n\nNone.\n\n## Data disclosure\n\nLogs.\n',
    '# LINDDUN\n\n- Linkability: one id\n- Identifiability: names\n- Unawareness: no notice\n- Non-compliance: no basis\n',
  ],
  mustNotFire: [
    '# LINDDUN\n\n- Linking: a\n- Identifying: b\n- Non-repudiation: c\n- Detecting: d\n- Data disclosure: e\n- Unawareness: f\n- Non-compliance: g\n',
    'LINDDUN asks for linking, identifying and detecting.',
    '# Parser\n\n## Linking\n\nObjects.\n\n## Detecting\n\nErrors.\n\n## Identifying\n\nTokens.\n',
  ],
});

/** The functions (NIST Cybersecurity Framework 2.0, 2024; before it five, without Govern, which is not missed). */
const nistCsf = partsRule({
  id: 'security/csf-functions',
  severity: 'info',
  frameworks: ['nist-csf'],
  name: 'the NIST CSF',
  parts: {
    Identify: 'identify*, id',
    Protect: 'protect*, pr, protection*',
    Detect: 'detect*, de, detection*',
    Respond: 'respond*, rs, response*',
    Recover: 'recover*, rc, recovery*',
  },
  least: 3,
  why: 'Programmes that protect and detect, and never practised to recover, find out on the worst day.',
  question: 'Where do you stand in the function that is left out?',
  mustFire: [
    '# NIST CSF profile\n\n## Identify\n\nAssets.\n\n## Protect\n\nMFA.\n\n## Detect\n\nSIEM.\n\n## Respond\n\nRota.\n',
    '# NIST Cybersecurity Framework\n\n| Function | Tier |\n|---|---|\n| Govern | 2 |\n| Identify | 2 |\n| Protect | 3 |\n| Detect | 1 |\n| Recover | 1 |\n',
  ],
  mustNotFire: [
    '# NIST CSF profile\n\n- Identify: assets\n- Protect: MFA\n- Detect: SIEM\n- Respond: rota\n- Recover: backups\n',
    'NIST CSF wants us to identify, protect and detect.',
    '# Firewall\n\n## Protect\n\nOn.\n\n## Detect\n\nOn.\n\n## Identify\n\nOff.\n',
  ],
});

/** The principles as Microsoft words them, with NIST SP 800-207 behind them. */
const zeroTrust = partsRule({
  id: 'security/zero-trust-principles',
  severity: 'info',
  frameworks: ['zero-trust'],
  name: 'zero trust',
  parts: {
    'Verify explicitly':
      'verify*, verify explicitly*, always verify*, never trust*, continuous verification*, authenticate*',
    'Least privilege':
      'least privilege*, use least*, use least privilege*, least privileged*, least privilege access*, minimal access*',
    'Assume breach': 'assume*, assume breach*, assume a breach*, breach*, limit the blast radius*, blast radius*',
  },
  least: 2,
  words: true,
  why: 'Whoever verifies and limits, and never plans for the one who is already in, has built a better wall.',
  question: 'What do you do about the principle that is left out?',
  mustFire: [
    '# Zero trust plan\n\n## Verify explicitly\n\nMFA.\n\n## Least privilege\n\nRoles.\n',
    '# Zero trust architecture\n\n- Verify explicitly: MFA for all\n- Assume breach: segments\n',
  ],
  mustNotFire: [
    '# Zero trust\n\n- Never trust, always verify: MFA\n- Least privilege access: roles\n- Assume breach: segments\n',
    'Zero trust means to verify explicitly.',
    '# Forms\n\n## Verify\n\nThe date.\n\n## Assume\n\nNothing.\n',
  ],
});

/** Rules on the parts of frameworks that look for what can go wrong on purpose. */
export const securityParts: readonly Rule[] = [stride, linddun, nistCsf, zeroTrust];
