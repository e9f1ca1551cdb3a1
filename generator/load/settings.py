"""site.yml: the names, address and publisher of the site, and the fields a government page must carry."""
from __future__ import annotations

from generator.load.fields import Fields
from generator.load.textfile import Folder
from generator.load.yamlfile import read_yaml
from generator.model import Settings
from generator.problems import ContentError, Problems


def read_settings(folder: Folder, problems: Problems) -> Settings:
    data = read_yaml(folder, folder.root / "site.yml", problems)
    if data is None:
        raise ContentError(problems.items)
    return Fields(data, "site.yml", problems).whole(settings)


def settings(fields: Fields) -> Settings:
    government = fields.mapping("government")
    codes = government.whole(lambda f: [f.text(key, required=False) for key in
                                        ("identification_code", "icp_filing", "police_filing")])
    return Settings(
        fields.bilingual("name"), fields.bilingual("tagline"), fields.text("address", required=False),
        fields.bilingual("publisher"), fields.text("contact", required=False),
        fields.text("licence", required=False), fields.text("licence_url", required=False),
        fields.flag("chinese_prevails"), *codes)
