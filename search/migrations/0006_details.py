from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0005_attachments")]

    operations = [
        migrations.AddField(
            model_name="searchentry",
            name="details",
            field=models.JSONField(default=dict),
        ),
    ]
