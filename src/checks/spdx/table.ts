/**
 * Which licences let their code become part of work under AGPL-3.0. One way only: what others may do with ours is another question.
 *
 * Sources: `fsf` is the Free Software Foundation's list of licences and its notes on compatibility with GPL-3.0 (section 13 of
 * GPL-3.0 and of AGPL-3.0 lets the two be combined, so what fits the one fits the other); `text` is the licence's own text, with the
 * clause; `osi` and `spdx` name licences that those bodies list and that the foundation has not spoken about.
 */

export type TowardsAgpl = 'compatible' | 'incompatible' | 'unclear' | 'unknown';

export interface LicenseRow {
  readonly id: string;
  readonly towardsAgpl: Exclude<TowardsAgpl, 'unknown'>;
  readonly why: string;
  readonly source: 'fsf' | 'text' | 'osi' | 'spdx';
}

const permissive = 'permissive, asks for its notice alone';
const rows: readonly (readonly [ids: string, towardsAgpl: LicenseRow['towardsAgpl'], why: string, source: LicenseRow['source']])[] = [
  // The GNU family.
  ['AGPL-3.0-only AGPL-3.0-or-later', 'compatible', 'it is the licence itself', 'text'],
  ['GPL-3.0-only GPL-3.0-or-later LGPL-3.0-only LGPL-3.0-or-later', 'compatible', 'section 13 lets it be combined with AGPL-3.0', 'text'],
  ['GPL-2.0-or-later GPL-1.0-or-later', 'compatible', 'may be taken as GPL-3.0', 'fsf'],
  ['LGPL-2.1-only LGPL-2.1-or-later LGPL-2.0-only LGPL-2.0-or-later', 'compatible', 'section 3 lets a copy be taken under a later GPL', 'fsf'],
  ['GPL-2.0-only GPL-1.0-only', 'incompatible', 'version 2 alone can\'t be combined with version 3', 'fsf'],
  ['AGPL-1.0-only', 'incompatible', 'Affero\'s first version is another copyleft', 'fsf'],
  ['AGPL-1.0-or-later', 'unclear', 'leads to version 3 by way of a version 2 made for it', 'fsf'],
  // Permissive ones that the foundation lists as compatible.
  ['MIT MIT-0 X11 BSD-2-Clause BSD-3-Clause BSD-2-Clause-Patent 0BSD ISC Zlib BSL-1.0 NCSA PostgreSQL curl HPND NTP Beerware', 'compatible', permissive, 'fsf'],
  ['Unlicense CC0-1.0 WTFPL', 'compatible', 'gives the work to the public domain', 'fsf'],
  ['Apache-2.0 ECL-2.0', 'compatible', 'its patent terms fit version 3', 'fsf'],
  ['Python-2.0 PSF-2.0 Ruby W3C OLDAP-2.8 Vim Unicode-3.0 Unicode-DFS-2016 FTL ZPL-2.1 UPL-1.0 Artistic-2.0 ClArtistic', 'compatible', 'free, and no further restriction', 'fsf'],
  ['BlueOak-1.0.0 MulanPSL-2.0 CECILL-B', 'unclear', 'permissive, but nobody of authority has said that it fits', 'osi'],
  // Copyleft with a way into the GNU family.
  ['MPL-2.0', 'compatible', 'section 3.3: AGPL-3.0 is one of its secondary licences', 'text'],
  ['EUPL-1.2', 'compatible', 'its appendix names AGPL-3.0', 'text'],
  ['EUPL-1.1', 'unclear', 'leads to the GPL only by way of other licences', 'fsf'],
  ['CECILL-2.0 CECILL-2.1', 'compatible', 'section 5.3.4: may be combined with the GNU GPL', 'text'],
  ['CECILL-C', 'unclear', 'leads to the GPL only by way of CeCILL', 'fsf'],
  // Free or open ones that don't fit.
  ['MPL-2.0-no-copyleft-exception MPL-1.0 MPL-1.1', 'incompatible', 'no way into the GNU family', 'fsf'],
  ['EPL-1.0 EPL-2.0 CPL-1.0 IPL-1.0', 'incompatible', 'its copyleft is another (a secondary licence must be named expressly)', 'fsf'],
  ['CDDL-1.0 CDDL-1.1 CPAL-1.0 OSL-3.0 OSL-2.1 AFL-3.0 AFL-2.1 MS-PL MS-RL APSL-2.0 LPL-1.02 NPOSL-3.0 QPL-1.0 RPL-1.5 SPL-1.0', 'incompatible', 'its terms are further restrictions', 'fsf'],
  ['Apache-1.0 Apache-1.1 BSD-4-Clause OpenSSL PHP-3.01 Artistic-1.0 LPPL-1.3c EUPL-1.0', 'incompatible', 'its terms are further restrictions', 'fsf'],
  ['Sleepycat', 'compatible', 'its copyleft is met by the GPL', 'fsf'],
  ['CAL-1.0', 'incompatible', 'section 4.1: the whole must be under the same licence', 'text'],
  ['CAL-1.0-Combined-Work-Exception', 'unclear', 'its exception covers unmodified parts of larger works', 'text'],
  ['CERN-OHL-S-2.0 CERN-OHL-W-2.0 CERN-OHL-P-2.0 OFL-1.1 ODbL-1.0 ODC-By-1.0 PDDL-1.0 CDLA-Permissive-2.0 GFDL-1.3-only GFDL-1.3-or-later', 'unclear', 'made for other things than code', 'spdx'],
  // Creative Commons.
  ['CC-BY-4.0', 'compatible', 'asks for attribution alone', 'fsf'],
  ['CC-BY-SA-4.0', 'unclear', 'may be adapted under GPL-3.0 one way; made for other things than code', 'fsf'],
  ['CC-BY-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-3.0 CC-BY-SA-1.0 CC-BY-SA-2.0 CC-BY-SA-2.5 CC-BY-SA-3.0', 'incompatible', 'its terms are further restrictions', 'fsf'],
  ['CC-BY-NC-4.0 CC-BY-NC-SA-4.0 CC-BY-NC-ND-4.0 CC-BY-ND-4.0 CC-BY-NC-3.0 CC-BY-NC-SA-3.0 CC-BY-NC-ND-3.0 CC-BY-ND-3.0', 'incompatible', 'forbids selling or changing it', 'fsf'],
  // Not free.
  ['BUSL-1.1 SSPL-1.0 Elastic-2.0 JSON Parity-7.0.0 Hippocratic-2.1 Aladdin', 'incompatible', 'restricts who may use it, or for what', 'text'],
  ['PolyForm-Noncommercial-1.0.0 PolyForm-Small-Business-1.0.0 FSL-1.1-MIT FSL-1.1-ALv2', 'incompatible', 'restricts who may use it, or for what', 'text'],
  ['LicenseRef-Proprietary', 'incompatible', 'keeps all rights', 'text'],
  // Names that leave the version open.
  ['LicenseRef-GPL', 'unclear', 'the version is not named, and version 2 alone does not fit', 'fsf'],
  ['LicenseRef-CC', 'unclear', 'which Creative Commons licence is not named', 'fsf'],
];

/** By lower-case id. */
export const licenses: ReadonlyMap<string, LicenseRow> = new Map(
  rows.flatMap(([ids, towardsAgpl, why, source]) => ids.split(' ').map((id): [string, LicenseRow] => [id.toLowerCase(), { id, towardsAgpl, why, source }])),
);
