"""Pauses of awards."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0001_awards_and_requirements'),
    ]

    operations = [
        migrations.CreateModel(
            name='AwardPause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('noticed_on', models.DateField()),
                ('starts', models.DateField()),
                ('ends', models.DateField(null=True)),
                ('ground_en', models.CharField(max_length=500)),
                ('ground_es', models.CharField(max_length=500)),
                ('letter', models.CharField(max_length=300)),
                ('award', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pauses', to='programs.award')),
            ],
            options={
                'ordering': ('award', 'starts', 'id'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends__isnull', True)), fields=('award',), name='award_has_one_open_pause'), models.CheckConstraint(condition=models.Q(('ends__isnull', True), ('ends__gte', models.F('starts')), _connector='OR'), name='award_pause_has_a_span'), models.CheckConstraint(condition=models.Q(models.Q(('ground_en', ''), _negated=True), models.Q(('ground_es', ''), _negated=True), models.Q(('letter', ''), _negated=True)), name='award_pause_has_a_ground_and_a_letter')],
            },
        ),
    ]
