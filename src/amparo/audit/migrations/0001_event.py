"""Events, each bound to the one before it."""

import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('actor', models.CharField(max_length=254)),
                ('action', models.CharField(max_length=60)),
                ('subject_kind', models.CharField(max_length=60)),
                ('subject_id', models.CharField(max_length=64)),
                ('detail', models.JSONField(default=dict)),
                ('previous_hash', models.CharField(max_length=64, unique=True)),
                ('hash', models.CharField(max_length=64, unique=True)),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.CheckConstraint(condition=models.Q(('actor', ''), _negated=True), name='event_has_an_actor'), models.CheckConstraint(condition=models.Q(('action', ''), _negated=True), name='event_has_an_action'), models.CheckConstraint(condition=models.Q(models.Q(('subject_kind', ''), _negated=True), models.Q(('subject_id', ''), _negated=True)), name='event_has_a_subject'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length('hash'), 64), django.db.models.lookups.Exact(django.db.models.functions.text.Length('previous_hash'), 64)), name='event_hashes_are_sha256')],
                'indexes': [models.Index(fields=['subject_kind', 'subject_id'], name='event_subject'), models.Index(fields=['actor'], name='event_actor')],
            },
        ),
    ]
