"""site.yml: the names, address and publisher of the site, and the fields a government page must carry."""
from __future__ import annotations

from mingbai.load.fields import Fields
from mingbai.load.mkdocs_settings import with_slash
from mingbai.load.textfile import Folder
from mingbai.load.yamlfile import read_yaml
from mingbai.model.problems import ContentError, Problems
from mingbai.model.report import Settings


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
        fields.bilingual("name"), fields.bilingual("tagline"), with_slash(fields.address("address")),
        fields.bilingual("publisher"), fields.address("contact", may_be_letter=True),
        fields.text("licence", required=False), fields.address("licence_url"),
        fields.flag("chinese_prevails"), *codes)
