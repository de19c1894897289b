"""Snapshots of facts."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('compacts', '0001_compact_and_framework_version'),
    ]

    operations = [
        migrations.CreateModel(
            name='FactsSnapshot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('as_of', models.DateField()),
                ('hash', models.CharField(max_length=64)),
                ('facts', models.BinaryField()),
                ('statements', models.BinaryField()),
                ('map', models.BinaryField()),
                ('fact_count', models.PositiveIntegerField()),
                ('taken_at', models.DateTimeField()),
                ('compact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compacts.compact')),
            ],
            options={
                'ordering': ('taken_at', 'id'),
                'constraints': [models.UniqueConstraint(fields=('compact', 'hash'), name='snapshot_once'), models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('hash'), 64), name='snapshot_hash_is_sha256'), models.CheckConstraint(condition=models.Q(('fact_count__gt', 0)), name='snapshot_has_facts')],
            },
        ),
    ]
